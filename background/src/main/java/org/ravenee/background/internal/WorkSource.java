/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.HttpRequest;
import org.ravenee.User;
import org.ravenee.spi.RequestSource;

/** Names a piece of work when an event is made. Work that does not fail builds no name. */
final class WorkSource implements RequestSource {

    private final Supplier<String> name;

    WorkSource(Supplier<String> name) {
        this.name = name;
    }

    @Override
    public @Nullable HttpRequest request() {
        return null;
    }

    @Override
    public @Nullable User user() {
        return null;
    }

    @Override
    public String transaction() {
        return name.get();
    }
}
