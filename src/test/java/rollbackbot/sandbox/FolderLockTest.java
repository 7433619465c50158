package rollbackbot.sandbox;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

  @Test
  void aFileIsNoFolderToKeepAWorldIn(@TempDir Path folder) throws IOException {
    var file = Files.createFile(folder.resolve("data"));

    assertThatThrownBy(() -> FolderLock.take(file))
        .isInstanceOf(FolderLock.Unusable.class)
        .hasMessage("nothing can be kept in " + file);
  }
}
