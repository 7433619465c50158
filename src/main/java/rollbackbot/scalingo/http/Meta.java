package rollbackbot.scalingo.http;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a list says of its pages. */
public record Meta(@Nullable Pagination pagination) {

  /** By the two keys that all sources agree on; the next page's key isn't null everywhere. */
  public static boolean isLast(Optional<Meta> meta) {
    return meta.map(Meta::pagination).map(Pagination::isLast).orElse(true);
  }

  record Pagination(@Nullable Integer currentPage, @Nullable Integer totalPages) {
    public boolean isLast() {
      return currentPage == null || totalPages == null || currentPage >= totalPages;
    }
  }
}
