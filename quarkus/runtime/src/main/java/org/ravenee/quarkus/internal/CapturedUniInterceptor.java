/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.quarkus.internal;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serial;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.ravenee.cdi.Captured;
import org.ravenee.cdi.internal.CapturedPolicy;

/** Reports the failures of a {@link Uni} that a method with {@link Captured} returns. */
@Captured
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class CapturedUniInterceptor implements Serializable {

    @Serial private static final long serialVersionUID = 1L;

    /** Creates the interceptor of one bean; called by the container. */
    public CapturedUniInterceptor() {}

    /** Watches the result of a business method. */
    @AroundInvoke
    public @Nullable Object aroundInvoke(InvocationContext invocation) throws Exception {
        Object result = invocation.proceed();
        return result instanceof Uni<?> uni
                ? uni.onFailure().invoke(CapturedPolicy.reportLater(invocation))
                : result;
    }
}
