/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedNamesTest {

    @ParameterizedTest
    @CsvSource({
        "com.acme.Orders$$Lambda$14/0x0000000800c03000, com.acme.Orders$$Lambda",
        "com.acme.Orders$$Lambda/0x00007f1c2c000a00, com.acme.Orders$$Lambda",
        "com.acme.Orders$$Lambda+0x00007f1c2c000a00, com.acme.Orders$$Lambda",
        "com.acme.Orders$$TypeSwitch/0x00007f1c2c000a00, com.acme.Orders$$TypeSwitch",
        "java.lang.String$$StringConcat/0x00007f1c2c00, java.lang.String$$StringConcat",
        "java.lang.invoke.LambdaForm$DMH003/0x0000000800c4, java.lang.invoke.LambdaForm$DMH",
        "java.lang.invoke.LambdaForm$DMH/0x0000000800c4, java.lang.invoke.LambdaForm$DMH",
        "java.lang.invoke.LambdaForm$MH012/0x0000000800c4, java.lang.invoke.LambdaForm$MH",
        "java.lang.invoke.BoundMethodHandle$Species_LLI, java.lang.invoke.BoundMethodHandle$Species_",
        "jdk.MHProxy3.Runnable$MHProxy, jdk.MHProxy.Runnable$MHProxy",
        "com.sun.proxy.$Proxy42, com.sun.proxy.$Proxy",
        "jdk.proxy2.$Proxy42, jdk.proxy.$Proxy",
        "com.acme.$Proxy7, com.acme.$Proxy",
        "$Proxy7, $Proxy",
        "com.acme.Orders$Proxy$_$$_WeldClientProxy, com.acme.Orders$Proxy$_$$_WeldClientProxy",
        "com.acme.Orders$Proxy$_$$_WeldSubclass, com.acme.Orders$Proxy$_$$_WeldSubclass",
        "com.acme.Orders$$OwbNormalScopeProxy0, com.acme.Orders$$OwbNormalScopeProxy",
        "com.acme.Orders$$OwbInterceptProxy12, com.acme.Orders$$OwbInterceptProxy",
        "com.acme.Orders_ClientProxy, com.acme.Orders_ClientProxy",
        "com.acme.Orders_Subclass, com.acme.Orders_Subclass",
        "com.acme.Orders_Subclass$$function$$12, com.acme.Orders_Subclass$$",
        "com.acme.Orders$$$view12, com.acme.Orders$$$view",
        "com.acme.Orders$$LocalBeanProxy, com.acme.Orders$$LocalBeanProxy",
        "com.acme.EJSLocalNSLOrders_a1b2c3d4, com.acme.EJSLocalNSLOrders",
        "com.acme.EJSRemote0SLOrders_a1b2c3d4, com.acme.EJSRemote0SLOrders",
        "com.acme.__EJB31_Generated__Orders__Intf__, com.acme.__EJB31_Generated__Orders__Intf__",
        "com.acme.Order$HibernateProxy$k3Fd9a, com.acme.Order$HibernateProxy",
        "com.acme.Order$HibernateInstantiator$k3F, com.acme.Order$HibernateInstantiator",
        "com.acme.Order$HibernateAccessOptimizer$k3F, com.acme.Order$HibernateAccessOptimizer",
        "com.acme.Order_$$_jvst1a3_0, com.acme.Order_$$_jvst",
        "com.acme.Order_$$_javassist_12, com.acme.Order_$$_javassist",
        "com.acme.Order$ByteBuddy$xYz123, com.acme.Order$ByteBuddy",
        "com.acme.Order$MockitoMock$1093, com.acme.Order$MockitoMock",
        "com.acme.Order$$EnhancerByCGLIB$$1a2b, com.acme.Order$$EnhancerByCGLIB$$",
        "com.acme.Order$$EnhancerBySpringCGLIB$$1a2b, com.acme.Order$$EnhancerBySpringCGLIB$$",
        "com.acme.Order$$FastClassBySpringCGLIB$$1a2b, com.acme.Order$$FastClassBySpringCGLIB$$",
        "com.acme.Order$$SpringCGLIB$$0, com.acme.Order$$SpringCGLIB$$",
        "com.acme.Order$$SpringCGLIB$$FastClass$$1, com.acme.Order$$SpringCGLIB$$",
        "com.acme.Order$$EnhancerByGuice$$123456, com.acme.Order$$EnhancerByGuice$$",
        "com.acme.Order$$FastClassByGuice$$123456, com.acme.Order$$FastClassByGuice$$",
        "com.acme.Orders$$OwbSubClass3, com.acme.Orders$$Owb",
        "com.acme.Orders_Observer_onStart_k3Fd9aXy, com.acme.Orders_Observer_",
        "com.acme.Orders_ScheduledInvoker_nightly_k3Fd9aXy, com.acme.Orders_ScheduledInvoker_",
        "com.acme.Orders_VertxInvoker_ship_k3Fd9aXy, com.acme.Orders_VertxInvoker_",
        "com.acme.Orders_SmallRyeMessagingInvoker_in_k3Fd, com.acme.Orders_SmallRyeMessagingInvoker_",
        "com.acme.Stock$$QuarkusRestClientInterface, com.acme.Stock$$QuarkusRestClientInterface",
        "com.acme.Stock$$CDIWrapper, com.acme.Stock$$CDIWrapper",
        "com.acme.Orders$$InjectedInvoker/0x00007f1c2c00, com.acme.Orders$$InjectedInvoker",
        "com.acme.Orders__BeanDefinitions, com.acme.Orders__BeanDefinitions",
        "com.acme.Orders__Autowiring, com.acme.Orders__Autowiring",
        "com.acme.Orders_Bean, com.acme.Orders_Bean",
        "com.acme._Orders_Remote_DynamicStub, com.acme._Orders_Remote_DynamicStub",
        "com.acme.Orders$$$endpoint3, com.acme.Orders$$$endpoint",
        "com.acme._EJSRemote0SLOrders_a1b2c3d4_Tie, com.acme._EJSRemote0SLOrders",
        "com.acme.Order$auxiliary$k3Fd9a, com.acme.Order$auxiliary",
        "com.acme.Order1_groovyProxy, com.acme.Order_groovyProxy",
        "com.acme.$Orders$Definition$Intercepted, com.acme.$Orders$Definition$Intercepted"
    })
    void areTheSameInEveryRunAndNotOfTheApplication(String name, String stable) {
        assertThat(GeneratedNames.stable(name)).isEqualTo(stable);
        assertThat(GeneratedNames.isProxy(name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "jdk.internal.reflect.GeneratedMethodAccessor7, jdk.internal.reflect.GeneratedMethodAccessor",
        "sun.reflect.GeneratedConstructorAccessor12, sun.reflect.GeneratedConstructorAccessor",
        "jdk.internal.reflect.GeneratedSerializationConstructorAccessor3, jdk.internal.reflect.GeneratedSerializationConstructorAccessor",
        "Script1234567890123, Script",
        "Script17$_run_closure1, Script$_run_closure1"
    })
    void ofAccessorsAndScriptsAreTheSameInEveryRun(String name, String stable) {
        assertThat(GeneratedNames.stable(name)).isEqualTo(stable);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.acme.Orders",
                "com.acme.Orders$1",
                "com.acme.Orders$Proxy",
                "com.acme.Orders$ProxyConfig",
                "com.acme.Proxy2",
                "com.acme.OrdersKt$main$1$2",
                "com.acme.Orders$_ship_closure1$_closure2",
                "com.acme.Orders$WhenMappings",
                "com.acme.Orders$LineView12",
                "com.acme.Scripts",
                "com.acme.Script2",
                "com.acme.reflect.GeneratedShop2",
                "com.acme.EJSReader",
                "com.acme.Order_Invoker_Test",
                "com.acme.OrderSubclass",
                "com.acme.Shop$Intercepted",
                "com.acme.Shop$InterceptedCall",
                "com.acme.Shop$ByteBuddyAgent",
                "com.acme.Shop$HibernateProxyTest",
                "com.acme.Shop$MockitoMocks",
                "com.acme.Shop$LocalBeanProxyFactory",
                "com.acme.Shop$auxiliaryTask"
            })
    void ofTheApplicationStayAsTheyAre(String name) {
        assertThat(GeneratedNames.stable(name)).isEqualTo(name);
        assertThat(GeneratedNames.isProxy(name)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "invokeStatic003_LL_V, invokeStatic_LL_V",
        "invokeExact_MT012, invokeExact_MT012",
        "invokeVirtual_001_L, invokeVirtual_L",
        "reinvoke012, reinvoke",
        "linkToTargetMethod7, linkToTargetMethod",
        "ship$accessor$k3Fd9a, ship$accessor$",
        "ship$original$XyZ12ab, ship$original$",
        "CGLIB$ship$12, CGLIB$ship",
        "ship$$superforward1, ship$$superforward",
        "lambda$ship$3, lambda$ship",
        "ship$lambda-3, ship$lambda",
        "ship$$super, ship$$super",
        "access$000, access$000",
        "invoice2, invoice2",
        "pay_2, pay_2"
    })
    void ofMethodsOfMethodHandlesHaveNoCounter(String name, String stable) {
        assertThat(GeneratedNames.stableMethod(name)).isEqualTo(stable);
    }

    @ParameterizedTest
    @CsvSource({
        "$$_hibernate_read_lines, true",
        "_persistence_get_lines, true",
        "persistence_get, false",
        "getLines, false"
    })
    void ofEnhancedEntitiesAreNotOfTheApplication(String method, boolean enhanced) {
        assertThat(GeneratedNames.isEnhanced(method)).isEqualTo(enhanced);
    }

    @Test
    void ofTheRunningJvmAreRecognised() {
        Supplier<String> lambda = () -> "x";
        Object proxy =
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {Supplier.class},
                        (self, method, arguments) -> null);

        assertThat(GeneratedNames.isProxy(lambda.getClass().getName())).isTrue();
        assertThat(GeneratedNames.isProxy(proxy.getClass().getName())).isTrue();
        assertThat(GeneratedNames.stable(lambda.getClass().getName())).endsWith("$$Lambda");
        assertThat(GeneratedNames.stable(proxy.getClass().getName())).endsWith(".$Proxy");
    }
}
