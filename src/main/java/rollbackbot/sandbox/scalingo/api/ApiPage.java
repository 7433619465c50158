package rollbackbot.sandbox.scalingo.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page of a list that a call asks for. */
record ApiPage(int number, int size) {
  private static final int LARGEST = 50;

  static ApiPage of(ApiRequest call, int usualSize) {
    int size = Math.min(call.number("per_page", usualSize), LARGEST);
    return new ApiPage(call.number("page", 1), size);
  }

  <T> List<T> of(List<T> all) {
    return all.stream().skip((number - 1L) * size).limit(size).toList();
  }

  /** What the answer says of the list: which page it is, and of how many. */
  Map<String, Object> meta(int count) {
    int pages = Math.max(1, Math.ceilDiv(count, size));
    var pagination = new LinkedHashMap<String, @Nullable Object>();
    pagination.put("current_page", number);
    pagination.put("prev_page", number > 1 ? number - 1 : null);
    pagination.put("next_page", number < pages ? number + 1 : null);
    pagination.put("total_pages", pages);
    pagination.put("total_count", count);
    return Map.of("pagination", pagination);
  }
}
