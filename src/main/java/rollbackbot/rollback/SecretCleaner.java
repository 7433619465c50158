package rollbackbot.rollback;

import java.util.List;

public final class SecretCleaner {
  public SecretCleaner(List<Secret> s) {}

  public String clean(String l) {
    return l;
  }

  public List<String> clean(List<String> l) {
    return l;
  }
}
