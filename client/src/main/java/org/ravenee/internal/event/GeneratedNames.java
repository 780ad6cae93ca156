/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names of classes and methods that containers, proxy libraries, compilers and the JVM generate.
 * Counters, hashes and addresses in them differ from run to run and would keep equal failures
 * apart; the classes are not the application's code, whatever package they are in.
 */
final class GeneratedNames {

    /** The name of a generated class contains one of these; what follows is cut off. */
    private static final List<String> MARKERS =
            List.of(
                    // JVM and compilers: lambdas, switches, string concatenation, method handles.
                    "$$Lambda",
                    "$$TypeSwitch",
                    "$$StringConcat",
                    "$$InjectedInvoker",
                    "$MHProxy",
                    "LambdaForm$DMH",
                    "LambdaForm$MH",
                    "LambdaForm$BMH",
                    "BoundMethodHandle$Species_",
                    // Weld, OpenWebBeans, DeltaSpike.
                    "$_$$_WeldClientProxy",
                    "$_$$_WeldSubclass",
                    "$_$$_Weld",
                    "$$_Weld",
                    "$$OwbNormalScopeProxy",
                    "$$OwbInterceptProxy",
                    "$$Owb",
                    "$$DSPartialBeanProxy",
                    "$$DSProxy",
                    // Quarkus.
                    "$quarkusrestinvoker$",
                    "$$QuarkusRestClientInterface",
                    "$$CDIWrapper",
                    "_Subclass$$",
                    // Views of EJB: WildFly, TomEE.
                    "$$$view",
                    "$$$endpoint",
                    "$$LocalBeanProxy",
                    "$LocalBeanProxy",
                    // Hibernate, OpenJPA, Javassist, ByteBuddy, Mockito.
                    "$HibernateProxy",
                    "$HibernateBasicProxy",
                    "$HibernateInstantiator",
                    "$HibernateAccessOptimizer",
                    "$pcsubclass",
                    "_$$_jvst",
                    "_$$_javassist",
                    "$ByteBuddy",
                    "$MockitoMock",
                    "$auxiliary",
                    // CGLIB, and its forms in Spring and Guice.
                    "$$SpringCGLIB$$",
                    "$$EnhancerBySpringCGLIB$$",
                    "$$EnhancerByCGLIB$$",
                    "$$EnhancerByGuice$$",
                    "$$EnhancerByMockitoWithCGLIB$$",
                    "$$EnhancerBy",
                    "$$FastClassBySpringCGLIB$$",
                    "$$FastClassByCGLIB$$",
                    "$$FastClassByGuice$$",
                    "$$FastClassBy",
                    "$$KeyFactoryBy",
                    // Micronaut.
                    "$Definition$Intercepted");

    /** The name of a generated class ends with one of these. */
    private static final List<String> ENDS =
            List.of(
                    "_ClientProxy",
                    "_Subclass",
                    "_Bean",
                    "_groovyProxy",
                    "_delegateProxy",
                    "_DynamicStub",
                    // Spring, compiled ahead of time.
                    "__BeanDefinitions",
                    "__Autowiring");

    /** Proxies of the JDK, also in the package of an interface that is not public. */
    private static final Pattern JDK_PROXY = Pattern.compile("(?:.*\\.)?\\$Proxy\\d+");

    private static final Pattern NUMBERED_PACKAGE =
            Pattern.compile("^(jdk\\.(?:proxy|MHProxy))\\d+(?=\\.)");

    /** Open Liberty: {@code EJSLocalNSLOrders_a1b2c3d4}. */
    private static final Pattern LIBERTY_VIEW =
            Pattern.compile("((?:.*\\.)?_?EJS(?:Local|Remote)\\w*?)(?:_[0-9a-f]{6,})?(?:_Tie)?");

    private static final Pattern ACCESSOR =
            Pattern.compile("((?:jdk\\.internal|sun)\\.reflect\\.Generated\\w+?)\\d+");

    /** A Groovy script without a file, and the classes inside it. */
    private static final Pattern GROOVY_SCRIPT = Pattern.compile("^Script\\d+(?=\\$|$)");

    private static final Pattern GROOVY_FILE = Pattern.compile("^Script\\d+\\.groovy$");

    private static final Pattern GROOVY_PROXY =
            Pattern.compile("\\d+(?=_(?:groovy|delegate)Proxy$)");

    /** Of the compilers of Eclipse and Kotlin; javac has the name of the method in between. */
    private static final Pattern NUMBERED_LAMBDA = Pattern.compile("(?<=lambda)(?:[$-]\\d+)+");

    /** Of the forms of method handles: {@code invokeStatic003_LL_V}. */
    private static final Pattern NUMBERED_INVOKER =
            Pattern.compile(
                    "^((?:re)?invoke[A-Za-z]*|linkTo[A-Za-z]+|guard|delegate|newInvokeSpecial)_?\\d+(?=_|$)");

    /**
     * Of proxies: {@code ship$accessor$k3Fd9a} of ByteBuddy, {@code CGLIB$ship$0}, {@code
     * ship$$superforward1} of Quarkus.
     */
    private static final Pattern OF_PROXY =
            Pattern.compile(
                    "(?<=\\$(?:accessor|original)\\$)\\w+$|(?<=^CGLIB\\$\\w{1,200})\\$\\d+$"
                            + "|(?<=\\$superforward)\\d+$");

    /** Of Quarkus: the class that calls a method has a hash of its signature. */
    private static final Pattern INVOKER =
            Pattern.compile(
                    "(?<=_(?:Observer|ScheduledInvoker|VertxInvoker|SmallRyeMessagingInvoker)_)\\w+$");

    /** Of the entities that Hibernate and EclipseLink have enhanced. */
    private static final List<String> ENHANCED = List.of("$$_hibernate_", "_persistence_");

    private GeneratedNames() {}

    /**
     * Tells whether a class is generated, and so is not the application's code. GlassFish calls its
     * views of EJB {@code __EJB31_Generated__Orders__Intf__}, in every run alike.
     */
    static boolean isProxy(String className) {
        String name = withoutAddress(className);
        return marker(name) >= 0
                || name.contains("__EJB3")
                || isInvoker(name)
                || hasGeneratedEnd(name)
                || isJdkProxy(name)
                || (name.contains("EJS") && LIBERTY_VIEW.matcher(name).matches());
    }

    /** Tells whether a method is generated, although its class is the application's. */
    static boolean isEnhanced(String method) {
        for (String prefix : ENHANCED) {
            if (method.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInvoker(String name) {
        return (name.contains("_Observer_") || name.contains("Invoker_"))
                && INVOKER.matcher(name).find();
    }

    /** Returns the name that the class has in every run. */
    static String stable(String className) {
        String name = withoutAddress(className);
        if (name.startsWith("jdk.")) {
            name = NUMBERED_PACKAGE.matcher(name).replaceFirst("$1");
        }
        int end = marker(name);
        if (end >= 0) {
            return name.substring(0, end);
        }
        if (isJdkProxy(name)) {
            return name.substring(0, name.lastIndexOf("$Proxy") + "$Proxy".length());
        }
        if (isInvoker(name)) {
            return INVOKER.matcher(name).replaceFirst("");
        }
        if (name.contains("reflect.Generated")) {
            return ACCESSOR.matcher(name).replaceFirst("$1");
        }
        Matcher view = name.contains("EJS") ? LIBERTY_VIEW.matcher(name) : null;
        if (view != null && view.matches()) {
            return view.group(1);
        }
        if (hasGeneratedEnd(name)) {
            return GROOVY_PROXY.matcher(name).replaceFirst("");
        }
        if (name.startsWith("Script")) {
            return GROOVY_SCRIPT.matcher(name).replaceFirst("Script");
        }
        return name;
    }

    /** Returns the name that the file has in every run. Groovy numbers scripts without a file. */
    static @Nullable String stableFile(@Nullable String file) {
        return file != null && file.startsWith("Script")
                ? GROOVY_FILE.matcher(file).replaceFirst("Script.groovy")
                : file;
    }

    /** Returns the name that the method has in every run. */
    static String stableMethod(String method) {
        if (method.indexOf('$') > 0 && !method.startsWith("lambda$")) {
            Matcher proxy = OF_PROXY.matcher(method);
            if (proxy.find()) {
                return method.substring(0, proxy.start());
            }
        }
        if (!method.contains("lambda")) {
            return method.indexOf('0') < 0 && !endsWithDigit(method) && method.indexOf('_') < 0
                    ? method
                    : NUMBERED_INVOKER.matcher(method).replaceFirst("$1");
        }
        String name = NUMBERED_LAMBDA.matcher(method).replaceAll("");
        int counter = name.lastIndexOf('$');
        return name.startsWith("lambda$") && counter > "lambda$".length()
                ? name.substring(0, counter)
                : name;
    }

    /** Hidden classes (JEP 371) end with a slash or a plus sign and an address. */
    private static String withoutAddress(String className) {
        int hidden = className.indexOf('/');
        if (hidden < 0) {
            hidden = className.indexOf("+0x");
        }
        return hidden < 0 ? className : className.substring(0, hidden);
    }

    /** Returns the end of the first marker; -1 if there is none. */
    private static int marker(String name) {
        if (name.indexOf('$') < 0) {
            return -1;
        }
        for (String marker : MARKERS) {
            int at = name.indexOf(marker);
            if (at >= 0 && !isLongerWord(name, at + marker.length(), marker)) {
                return at + marker.length();
            }
        }
        return -1;
    }

    /** An application may have a nested class {@code Shop$ByteBuddyAgent}. */
    private static boolean isLongerWord(String name, int end, String marker) {
        return marker.charAt(0) == '$'
                && Character.isLetter(marker.charAt(1))
                && !marker.endsWith("$")
                && end < name.length()
                && Character.isLetter(name.charAt(end));
    }

    private static boolean hasGeneratedEnd(String name) {
        for (String end : ENDS) {
            if (name.endsWith(end)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isJdkProxy(String name) {
        return endsWithDigit(name) && name.contains("$Proxy") && JDK_PROXY.matcher(name).matches();
    }

    private static boolean endsWithDigit(String name) {
        return !name.isEmpty() && Character.isDigit(name.charAt(name.length() - 1));
    }
}
