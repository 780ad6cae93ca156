/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

/** Looks for secrets of one kind. Takes time in proportion to the length of the text. */
@FunctionalInterface
interface TextRule {

    void find(String text, Findings found);
}
