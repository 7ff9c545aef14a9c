package dev.mainstay.internal.engine;

import dev.mainstay.vocabulary.FactType;
import java.net.URL;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The classes of the facts, and to a rule base the only ones there are: it looks classes up by name, and finds nothing else here,
 * neither of Java nor of the host. What a pack says never is such a name; were it one, it would name nothing. It also spares
 * the engine from whatever class loader the calling thread happens to have. Immutable and thread-safe.
 */
final class FactClasses extends ClassLoader {

    static final FactClasses ALONE = new FactClasses();

    private final Map<String, Class<?>> byName;

    private FactClasses() {
        super(null);
        byName = Arrays.stream(FactType.values())
                .map(FactClasses::of)
                .collect(Collectors.toUnmodifiableMap(Class::getName, Function.identity()));
    }

    /** The class of the facts of this type. */
    static Class<? extends Fact> of(FactType type) {
        return switch (type) {
            case ACCOUNT -> Fact.Account.class;
            case COMPLAINT -> Fact.Complaint.class;
            case RIVAL -> Fact.Rival.class;
            case SHIFT -> Fact.Shift.class;
            case PROMOTION -> Fact.Promotion.class;
            case FINDINGS -> Fact.FindingsFact.class;
            case DIAGNOSIS -> Fact.DiagnosisFact.class;
            case PLAN -> Fact.PlanFact.class;
            case PROPOSAL -> Fact.ProposalFact.class;
        };
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        Class<?> known = byName.get(name);
        if (known == null) {
            throw new ClassNotFoundException(name);
        }
        return known;
    }

    @Override
    public @Nullable URL getResource(String name) {
        return null;
    }

    @Override
    public Enumeration<URL> getResources(String name) {
        return Collections.emptyEnumeration();
    }
}
