package rollbackbot.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RiskyPathsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          db/schema.rb          | db/schema.rb
          *.sql                 | init.sql
          **/*.sql              | init.sql
          **/*.sql              | db/old/init.sql
          **/migrations/**      | migrations/001.py
          **/migrations/**      | app/shop/migrations/old/001.py
          db/migrate/**         | db/migrate/20260105_add_price.rb
          db/migrate/**         | db/migrate/old/1.rb
          db/**/up.sql          | db/up.sql
          db/**/up.sql          | db/a/b/up.sql
          db/v?/up.sql          | db/v1/up.sql
          {db,sql}/*.{sql,rb}   | sql/a.rb
          src/**.kt             | src/a/B.kt
          app/[id]/page (1).tsx | app/[id]/page (1).tsx
          a+b/$c.txt            | a+b/$c.txt
          a,b.txt               | a,b.txt
          """)
  void aPatternFitsThePath(String pattern, String path) {
    assertThat(new RiskyPaths(List.of(pattern)).among(List.of(path))).containsExactly(path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          db/schema.rb          | db/schema_rb
          db/schema.rb          | old/db/schema.rb
          *.sql                 | db/init.sql
          **/migrations/**      | migrations
          **/migrations/**      | app/mymigrations/001.py
          **/migrations/**      | app/migrations_old/001.py
          db/migrate/**         | db/migrate.rb
          db/migrate/*          | db/migrate/old/1.rb
          db/v?/up.sql          | db/v/x/up.sql
          db/v?/up.sql          | db/v12/up.sql
          {db,sql}/*.{sql,rb}   | db/a.py
          db/Schema.rb          | db/schema.rb
          """)
  void aPatternFitsNoOther(String pattern, String path) {
    assertThat(new RiskyPaths(List.of(pattern)).among(List.of(path))).isEmpty();
  }

  @Test
  void eachFileIsNamedOnceInTheOrderOfTheFiles() {
    var paths = new RiskyPaths(List.of("**/*.sql", "db/**"));

    assertThat(paths.among(List.of("z.sql", "README.md", "db/a.sql", "a.sql")))
        .containsExactly("z.sql", "db/a.sql", "a.sql");
  }

  @Test
  void withoutPatternsNothingIsRisky() {
    assertThat(new RiskyPaths(List.of()).among(List.of("db/migrate/1.rb"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"db/migrate/**", "*", "{a,b}/c", "a{,b}.sql"})
  void whatCanBeReadIsValid(String pattern) {
    assertThat(RiskyPaths.isValid(pattern)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "/db/**", "db/", "{a", "a}", "{a,{b,c}}", "}{"})
  void whatCannotBeReadIsNot(String pattern) {
    assertThat(RiskyPaths.isValid(pattern)).isFalse();
  }
}
