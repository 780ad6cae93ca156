/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.ClassConfig;
import jakarta.enterprise.inject.build.compatible.spi.Discovery;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;
import jakarta.enterprise.inject.build.compatible.spi.MetaAnnotations;
import jakarta.enterprise.inject.build.compatible.spi.Registration;
import jakarta.enterprise.inject.build.compatible.spi.ScannedClasses;
import jakarta.enterprise.inject.build.compatible.spi.Synthesis;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InterceptionType;
import jakarta.enterprise.inject.spi.Interceptor;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.inject.Qualifier;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.annotation.Annotation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.jboss.weld.lite.extension.translator.LiteExtensionTranslator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ravenee.Client;
import org.ravenee.Context;
import org.ravenee.Options;
import org.ravenee.background.internal.BackgroundExtension;
import org.ravenee.background.internal.ObservedAsynchronous;
import org.ravenee.background.internal.ObservedCheckIns;
import org.ravenee.background.internal.ObservedWebSocket;
import org.ravenee.cdi.Captured;
import org.ravenee.cdi.CapturedInterceptor;
import org.ravenee.cdi.CapturedLifecycleInterceptor;
import org.ravenee.cdi.CheckIn;
import org.ravenee.cdi.internal.CapturedLifecycle;
import org.ravenee.jaxrs.internal.ObservedResource;
import org.ravenee.jaxrs.internal.ResourceExtension;
import org.ravenee.quarkus.internal.CapturedUniInterceptor;
import org.ravenee.quarkus.internal.RavenExtension;

/** Weld runs the same beans with the portable extensions, and with the build compatible one. */
class PortableExtensionComparisonTest {

    private static final List<Class<?>> BEANS =
            List.of(
                    CapturedBean.class,
                    CapturedByStereotype.class,
                    CapturedCallback.class,
                    CapturedMethods.class,
                    CheckedIn.class,
                    Mapper.class,
                    NothingToReport.class,
                    QualifiedClient.class,
                    Resource.class,
                    ResourceByInterface.class);

    private static Container portable;
    private static Container lite;

    @BeforeAll
    static void start() {
        portable =
                new Container(
                        new org.ravenee.cdi.internal.RavenExtension(),
                        new ResourceExtension(),
                        new BackgroundExtension());
        lite =
                new Container(
                        new LiteExtensionTranslator(
                                Set.<Class<? extends BuildCompatibleExtension>>of(NotSkipped.class),
                                PortableExtensionComparisonTest.class.getClassLoader()));
    }

    @AfterAll
    static void stop() {
        portable.weld.close();
        lite.weld.close();
    }

    @Test
    void theSameBeansCanBeInjected() {
        assertThat(lite.beans(Client.class)).isEqualTo(portable.beans(Client.class)).hasSize(1);
        assertThat(lite.beans(Context.class)).isEqualTo(portable.beans(Context.class)).hasSize(1);
    }

    @Test
    void theSameInterceptorsServeTheBindingsThatCdiLiteCanUse() {
        for (Class<? extends Annotation> binding :
                List.of(
                        CapturedLifecycle.class,
                        ObservedAsynchronous.class,
                        ObservedCheckIns.class,
                        ObservedResource.class,
                        ObservedWebSocket.class)) {
            assertThat(lite.interceptors(binding))
                    .as(binding.getSimpleName())
                    .isNotEmpty()
                    .isEqualTo(portable.interceptors(binding));
        }
        Set<String> captured = new TreeSet<>(portable.interceptors(Captured.class));
        // a result of Quarkus alone
        captured.add(CapturedUniInterceptor.class.getName());
        assertThat(lite.interceptors(Captured.class)).isEqualTo(captured);
    }

    @Test
    void theSameClassesAndMethodsAreBound() {
        for (Class<?> bean : BEANS) {
            assertThat(lite.bindings.get(bean))
                    .as(bean.getSimpleName())
                    .isEqualTo(portable.bindings.get(bean));
        }
        assertThat(portable.bindings.get(Resource.class)).isNotEmpty();
        assertThat(portable.bindings.get(NothingToReport.class)).isEmpty();
    }

    /** Weld skips the extension itself, because it has portable ones. */
    public static class NotSkipped implements BuildCompatibleExtension {

        private final RavenExtension extension = new RavenExtension();

        @Discovery
        public void addTypes(ScannedClasses scanned, MetaAnnotations annotations) {
            extension.addTypes(scanned, annotations);
        }

        @Enhancement(types = {CapturedInterceptor.class, CapturedLifecycleInterceptor.class})
        public void enable(ClassConfig interceptor) {
            extension.enable(interceptor);
        }

        @Enhancement(types = Object.class, withSubtypes = true)
        public void bind(ClassConfig type) {
            extension.bind(type);
        }

        @Registration(types = Client.class)
        public void findClient(BeanInfo bean) {
            extension.findClient(bean);
        }

        @Synthesis
        public void addBeans(SyntheticComponents components) {
            extension.addBeans(components);
        }
    }

    private static final class Container {

        final Map<Class<?>, Set<String>> bindings = new HashMap<>();
        final WeldContainer weld;

        Container(Extension... extensions) {
            Weld builder =
                    new Weld()
                            .disableDiscovery()
                            .addExtensions(extensions)
                            .addExtensions(new Recorder(bindings));
            BEANS.forEach(builder::addBeanClass);
            weld = builder.initialize();
        }

        private BeanManager manager() {
            return weld.getBeanManager();
        }

        Set<String> beans(Class<?> type) {
            return manager().getBeans(type).stream()
                    .map(Container::describe)
                    .collect(Collectors.toSet());
        }

        private static String describe(Bean<?> bean) {
            return new TreeSet<>(bean.getTypes().stream().map(Object::toString).toList())
                    + " "
                    + new TreeSet<>(bean.getQualifiers().stream().map(Object::toString).toList())
                    + " "
                    + bean.getScope();
        }

        /** The interceptors of calls and callbacks, by class. */
        Set<String> interceptors(Class<? extends Annotation> binding) {
            Set<String> names = new TreeSet<>();
            for (InterceptionType kind :
                    List.of(InterceptionType.AROUND_INVOKE, InterceptionType.POST_CONSTRUCT)) {
                for (Interceptor<?> interceptor :
                        manager().resolveInterceptors(kind, literal(binding))) {
                    names.add(interceptor.getBeanClass().getName());
                }
            }
            return names;
        }

        private static Annotation literal(Class<? extends Annotation> binding) {
            return (Annotation)
                    java.lang.reflect.Proxy.newProxyInstance(
                            binding.getClassLoader(),
                            new Class<?>[] {binding},
                            (proxy, method, arguments) ->
                                    switch (method.getName()) {
                                        case "annotationType" -> binding;
                                        case "hashCode" -> 0;
                                        case "equals" -> arguments[0] == proxy;
                                        case "toString" -> binding.getName();
                                        default -> method.getDefaultValue();
                                    });
        }
    }

    /** Collects the bindings of Raven EE as the container has them in the end. */
    private static final class Recorder implements Extension {

        private final Map<Class<?>, Set<String>> bindings;

        Recorder(Map<Class<?>, Set<String>> bindings) {
            this.bindings = bindings;
        }

        void record(@Observes ProcessManagedBean<?> event) {
            AnnotatedType<?> type = event.getAnnotatedBeanClass();
            Set<String> found = new TreeSet<>();
            add(found, "", type.getAnnotations());
            for (AnnotatedMethod<?> method : type.getMethods()) {
                add(found, method.getJavaMember().getName(), method.getAnnotations());
            }
            bindings.put(type.getJavaClass(), found);
        }

        private static void add(Set<String> found, String where, Set<Annotation> annotations) {
            for (Annotation annotation : annotations) {
                String name = annotation.annotationType().getName();
                if (name.startsWith("org.ravenee.")
                        && annotation.annotationType() != CheckIn.class) {
                    found.add(where + "@" + name);
                }
            }
        }
    }

    @ApplicationScoped
    @Captured
    static class CapturedBean {
        void work() {}
    }

    @Stereotype
    @Captured
    @ApplicationScoped
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface Reported {}

    @Reported
    static class CapturedByStereotype {
        void work() {}
    }

    @ApplicationScoped
    static class CapturedCallback {
        @PostConstruct
        @Captured
        void open() {}
    }

    @ApplicationScoped
    static class CapturedMethods {
        @Captured
        void work() {}

        void rest() {}

        @Captured
        private void hidden() {}

        @Captured
        static void shared() {}
    }

    @ApplicationScoped
    static class CheckedIn {
        @CheckIn("nightly")
        void run() {}
    }

    @ApplicationScoped
    static class Mapper implements ExceptionMapper<IllegalStateException> {
        @Override
        public Response toResponse(IllegalStateException e) {
            return null;
        }
    }

    @ApplicationScoped
    static class NothingToReport {
        void work() {}
    }

    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.TYPE})
    @interface Audit {}

    /** Not the client that the application injects without a qualifier. */
    @ApplicationScoped
    static class QualifiedClient {
        @Produces
        @Audit
        @ApplicationScoped
        Client audit() {
            return Client.create(Options.builder().build());
        }
    }

    @Path("/orders")
    @ApplicationScoped
    static class Resource {
        @GET
        public String list() {
            return "";
        }
    }

    @Path("/lines")
    interface Contract {
        @GET
        String list();
    }

    @ApplicationScoped
    static class ResourceByInterface implements Contract {
        @Override
        public String list() {
            return "";
        }
    }
}
