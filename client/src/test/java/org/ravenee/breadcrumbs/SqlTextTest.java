/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.breadcrumbs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "select * from t where a = 'Ada'                  | select * from t where a = ?",
                "select 'it''s', 1.5, -2e-3, 0x1F from t          | select ?, ?, -?-?, ? from t",
                "update t set a = N'Ada', b = date '2020-01-01'   | update t set a = N?, b = date ?",
                "select 'it\\'s mine' from t where b = 'x'        | select ? from t where b = ?",
                "select * from t where p = 'C:\\' and b = 'x'     | select * from t where p = ? and b = ?",
                "select 'a\\\\', 'b' from t                       | select ?, ? from t",
                "select t1_0.id, c2.name from t1 t1_0             | select t1_0.id, c2.name from t1 t1_0",
                "select * from t where id in (1, 22,333)          | select * from t where id in (?, ?,?)",
                "select * from t where a=? and b=?1 and c=:c2 and d=$1 and e=@p1 | select * from t where a=? and b=?1 and c=:c2 and d=$1 and e=@p1",
                "select \"order\".\"id\" from \"order\"           | select \"order\".\"id\" from \"order\"",
                "select * from t where a = \"Ada\"                | select * from t where a = ?",
                "select * from t where a like \"Ada L%\"          | select * from t where a like ?",
                "insert into t (\"a\") values (\"Ada\", 5)        | insert into t (\"a\") values (?, ?)",
                "select `2fa`, a from `t 1`                       | select `2fa`, a from `t 1`",
                "select $$it's$$, $x$ 'a' $$ $x$, 1               | select ?, ?, ?",
                "/* user 42 don't */ select 1 -- of 'Ada          | select ?",
                "select 'never closed                             | select ?",
                "select x::text, a[2] from t                      | select x::text, a[?] from t",
                "call pay(7, 'card')                              | call pay(?, ?)",
            })
    void literalsAreReplacedAndNamesAreKept(String sql, String shown) {
        assertThat(SqlText.withoutValues(sql)).isEqualTo(shown);
    }

    @Test
    void aCommentEndsWithItsLine() {
        assertThat(SqlText.withoutValues("select a -- don't\nfrom t"))
                .isEqualTo("select a \nfrom t");
    }

    @Test
    void aLongTextIsCut() {
        String shown = SqlText.withoutValues("insert into t values " + "('x'), ".repeat(100_000));

        assertThat(shown).startsWith("insert into t values (?), (?)").endsWith("…");
        assertThat(shown.length()).isLessThan(8_200);
    }

    @Test
    void aTextOfAnyCharactersGetsNoLonger() {
        for (String text : texts("'\"`$-/*\\a1.:?@ \n")) {
            assertThat(SqlText.withoutValues(text)).hasSizeLessThanOrEqualTo(text.length());
        }
    }

    @Test
    void noSingleQuoteIsKeptOutsideOfNames() {
        for (String text : texts("'$-/*\\a1.:?@ \n")) {
            assertThat(SqlText.withoutValues(text)).as("%s", text).doesNotContain("'");
        }
    }

    private static List<String> texts(String characters) {
        Random random = new Random(1);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(20); n > 0; n--) {
                text.append(characters.charAt(random.nextInt(characters.length())));
            }
            texts.add(text.toString());
        }
        return texts;
    }
}
