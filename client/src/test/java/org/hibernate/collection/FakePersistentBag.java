/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.hibernate.collection;

import java.util.AbstractList;

/** Stands in for a collection that is loaded from a database when it is looked at. */
public final class FakePersistentBag extends AbstractList<Object> {

    @Override
    public Object get(int index) {
        throw new AssertionError("loaded");
    }

    @Override
    public int size() {
        throw new AssertionError("loaded");
    }
}
