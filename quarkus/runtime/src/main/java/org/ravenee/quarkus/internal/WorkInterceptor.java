/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.quarkus.internal;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serial;
import java.io.Serializable;
import java.lang.annotation.Annotation;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ravenee.background.internal.BackgroundWork;
import org.ravenee.background.internal.WorkNames;
import org.ravenee.cdi.internal.Futures;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.Reporters;

/** Reports failures of asynchronous observers and of methods that Quarkus calls by a schedule. */
@ObservedWork
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 10)
public class WorkInterceptor implements Serializable {

    @Serial private static final long serialVersionUID = 1L;

    /** Creates the interceptor of one bean; called by the container. */
    public WorkInterceptor() {}

    /** Watches one piece of work. */
    @AroundInvoke
    public @Nullable Object aroundInvoke(InvocationContext invocation) throws Exception {
        boolean observer = isObserver(invocation);
        String mechanism = observer ? "auto.cdi.observer" : "auto.quarkus.scheduler";
        String kind = observer ? "observer " : "schedule ";
        return new BackgroundWork(() -> kind + WorkNames.of(invocation))
                .call(
                        () -> watch(invocation.proceed(), mechanism),
                        BackgroundWork.reportAs(mechanism));
    }

    private static boolean isObserver(InvocationContext invocation) {
        for (Annotation[] ofParameter : invocation.getMethod().getParameterAnnotations()) {
            for (Annotation annotation : ofParameter) {
                if (annotation instanceof ObservesAsync) {
                    return true;
                }
            }
        }
        return false;
    }

    private static @Nullable Object watch(@Nullable Object result, String mechanism) {
        if (result instanceof Uni<?> uni) {
            return uni.onFailure().invoke(later(mechanism));
        }
        return result instanceof CompletionStage<?> stage
                ? Futures.watch(stage, CompletionStage.class, () -> later(mechanism))
                : result;
    }

    /** Reports in the context of the work, which has left this thread by then. */
    private static Consumer<Throwable> later(String mechanism) {
        Reporter reporter = Reporters.current().orElse(null);
        return reporter == null || !reporter.options().background()
                ? thrown -> {}
                : reporter.carry(
                        thrown -> reporter.guard(() -> reporter.report(thrown, mechanism)));
    }
}
