package dev.mainstay.testkit;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.pack.RulePack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** Injects what {@link MainstayPack} asks for. Verifiers are kept for the whole run, by the content of their packs. */
final class PackExtension implements ParameterResolver, BeforeAllCallback, BeforeEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(PackExtension.class);
    private static final List<Class<?>> TYPES = List.of(PackVerifier.class, RulePack.class, RetentionAdvisor.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.isAnnotated(MainstayPack.class)
                && TYPES.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        String pack = parameter
                .findAnnotation(MainstayPack.class)
                .map(MainstayPack::value)
                .orElse("");
        return as(parameter.getParameter().getType(), verifier(pack, context));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        inject(context.getRequiredTestClass(), Optional.empty(), context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
            inject(instance.getClass(), Optional.of(instance), context);
        }
    }

    private static void inject(Class<?> type, Optional<Object> instance, ExtensionContext context) {
        Predicate<Field> wanted = field -> Modifier.isStatic(field.getModifiers()) == instance.isEmpty();
        for (Field field : AnnotationSupport.findAnnotatedFields(
                type, MainstayPack.class, wanted, HierarchyTraversalMode.TOP_DOWN)) {
            if (!TYPES.contains(field.getType())) {
                throw new ExtensionConfigurationException(
                        "@MainstayPack " + field + " must be a PackVerifier, a RulePack or a RetentionAdvisor.");
            }
            PackVerifier verifier =
                    verifier(field.getAnnotation(MainstayPack.class).value(), context);
            try {
                field.setAccessible(true);
                field.set(instance.orElse(null), as(field.getType(), verifier));
            } catch (IllegalAccessException | RuntimeException refused) {
                throw new ExtensionConfigurationException(
                        "@MainstayPack " + field + " cannot be set; it must not be final.", refused);
            }
        }
    }

    private static Object as(Class<?> type, PackVerifier verifier) {
        if (type == RulePack.class) {
            return verifier.pack();
        }
        return type == RetentionAdvisor.class ? verifier.advisor() : verifier;
    }

    private static PackVerifier verifier(String pack, ExtensionContext context) {
        String key = pack.isEmpty() ? "" : Path.of(pack).toAbsolutePath().normalize() + " " + content(Path.of(pack));
        return context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(key, any -> made(pack), PackVerifier.class);
    }

    private static PackVerifier made(String pack) {
        if (pack.isEmpty()) {
            return PackVerifier.of(RulePack.standard());
        }
        Path path = Path.of(pack);
        return Files.isDirectory(path) ? PackVerifier.of(path) : PackVerifier.of(RulePack.load(path));
    }

    /** A hash over the names and bytes of all files. */
    private static String content(Path pack) {
        if (!Files.exists(pack)) {
            throw new ExtensionConfigurationException("@MainstayPack(\"" + pack + "\"): there is no "
                    + pack.toAbsolutePath().normalize() + ". The path is seen from the directory the tests run in.");
        }
        try (Stream<Path> files = Files.walk(pack)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(pack.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
