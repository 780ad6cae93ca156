/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {

    @Test
    void escapesTextAndAttributes() {
        String html = new Html().leaf("p", "<b> & 'c'", "title", "\"d\"").finish();

        assertThat(html).contains("<p title=\"&quot;d&quot;\">&lt;b&gt; &amp; &#39;c&#39;</p>");
    }

    @Test
    void namesCharactersThatHide() {
        assertThat(new Html().text("a\u202Eb\u0000c\u0007d\te\nf🦜").finish())
                .contains("a\\u202eb\\u0000c\\u0007d\te\nf🦜");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "http://evil.example",
                "//evil.example",
                "/\\evil.example",
                "",
                "data:text/html,x",
                " /"
            })
    void refusesLinksThatLeadAway(String link) {
        Html html = new Html();
        assertThatThrownBy(() -> html.open("a", "href", link))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"script", "style", "p onclick", "p>", ""})
    void refusesElementsWhoseContentIsNotText(String element) {
        Html html = new Html();
        assertThatThrownBy(() -> html.open(element)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"onclick", "style", "a b", "a=\"", ""})
    void refusesAttributesThatRunOrStyle(String attribute) {
        Html html = new Html();
        assertThatThrownBy(() -> html.open("p", attribute, "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesToFinishHalfAPage() {
        Html html = new Html().open("p");
        assertThatThrownBy(html::finish).isInstanceOf(IllegalStateException.class);
    }
}
