/**
 * Puts the parts of the inbox together.
 *
 * <p>Not an API: may change in any release.
 */
@NullMarked
package org.ravenee.inbox.internal;

import org.jspecify.annotations.NullMarked;
