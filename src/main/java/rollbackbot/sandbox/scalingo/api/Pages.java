package rollbackbot.sandbox.scalingo.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What lists say of their pages. */
final class Pages {
  private Pages() {}

  static Map<String, Object> meta(int count, int page, int size) {
    int pages = Math.max(1, Math.ceilDiv(count, size));
    var pagination = new LinkedHashMap<String, @Nullable Object>();
    pagination.put("current_page", page);
    pagination.put("prev_page", page > 1 ? page - 1 : null);
    pagination.put("next_page", page < pages ? page + 1 : null);
    pagination.put("total_pages", pages);
    pagination.put("total_count", count);
    return Map.of("pagination", pagination);
  }
}
