/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.enterprise.util.Nonbinding;
import java.io.Serial;
import org.ravenee.cdi.spi.Deployment;

/**
 * Makes {@code @MessageDriven} an interceptor binding. Loaded only where there are enterprise
 * beans.
 */
@SuppressWarnings("ClassExplicitlyAnnotation") // how CDI creates an annotation
final class MessageDrivenBinding extends AnnotationLiteral<MessageDriven> implements MessageDriven {

    @Serial private static final long serialVersionUID = 1L;

    private MessageDrivenBinding() {}

    static void add(BeforeBeanDiscovery event) {
        event.configureInterceptorBinding(MessageDriven.class)
                .methods()
                .forEach(method -> method.add(Nonbinding.Literal.INSTANCE));
        event.addAnnotatedType(
                        MessageDrivenInterceptor.class,
                        Deployment.id(MessageDrivenInterceptor.class.getName()))
                .remove(annotation -> annotation instanceof ObservedMessages)
                .add(new MessageDrivenBinding());
    }

    @Override
    public String name() {
        return "";
    }

    @Override
    public Class<?> messageListenerInterface() {
        return Object.class;
    }

    @Override
    public ActivationConfigProperty[] activationConfig() {
        return new ActivationConfigProperty[0];
    }

    @Override
    public String mappedName() {
        return "";
    }

    @Override
    public String description() {
        return "";
    }
}
