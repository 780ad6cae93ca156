/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerThreadTest {

    @Test
    void isOfTheClientByItsClassOrName() {
        assertThat(ServerThread.of("org.ravenee.internal.OwnThread\tworker\tnull").isOfClient())
                .isTrue();
        assertThat(ServerThread.of("java.lang.Thread\traven-sender\tnull").isOfClient()).isTrue();
    }

    @Test
    void isNotOfTheClientBecauseOfTheFolderThatTheServerIsIn() {
        var thread =
                ServerThread.of(
                        "java.lang.Thread\tMSC service thread 1-1\tModule \"org.jboss.as.server\""
                                + " from local module loader (roots: /home/me/raven-a b ü/modules)");

        assertThat(thread.isOfClient()).isFalse();
    }

    @Test
    void isForAnApplicationByItsNameOrItsClassLoader() {
        assertThat(ServerThread.of("T\tpool of shop.war\tnull").isFor("shop")).isTrue();
        assertThat(ServerThread.of("T\tpool\tModule \"deployment.shop.war\"").isFor("shop"))
                .isTrue();
        assertThat(ServerThread.of("T\tpool\tModule \"deployment.shop.war\"").isFor("bank"))
                .isFalse();
    }
}
