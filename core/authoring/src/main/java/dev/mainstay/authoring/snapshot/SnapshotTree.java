package dev.mainstay.authoring.snapshot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.InvalidSnapshotException;
import dev.mainstay.json.SnapshotReader;
import dev.mainstay.json.SnapshotWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A snapshot as its fields, so that fields can be taken away one by one. Values are JSON as it stands. Immutable and
 * thread-safe.
 */
public final class SnapshotTree {

    private static final SnapshotReader READER = new SnapshotReader();
    private static final SnapshotWriter WRITER = new SnapshotWriter();
    private static final JsonFactory JSON = new JsonFactory();

    private final Object root;

    private SnapshotTree(Object root) {
        this.root = root;
    }

    /** The fields of a snapshot. */
    public static SnapshotTree of(AccountSnapshot snapshot) {
        try (JsonParser parser = JSON.createParser(WRITER.write(snapshot))) {
            parser.nextToken();
            return new SnapshotTree(read(parser));
        } catch (IOException memoryDoesNotFail) {
            throw new UncheckedIOException(memoryDoesNotFail);
        }
    }

    private static Object read(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            Map<String, Object> fields = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                fields.put(name, read(parser));
            }
            return fields;
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<Object> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(read(parser));
            }
            return items;
        }
        return parser.currentToken() == JsonToken.VALUE_STRING
                ? '"' + new String(JsonStringEncoder.getInstance().quoteAsString(parser.getText())) + '"'
                : parser.getText();
    }

    /** The account with as few fields as keep the quality, which it has; for whoever has to understand it. */
    public static AccountSnapshot smallest(AccountSnapshot account, Predicate<AccountSnapshot> quality) {
        return of(account).smallest(quality).snapshot().orElse(account);
    }

    /** The snapshot; empty where the fields make none. */
    public Optional<AccountSnapshot> snapshot() {
        try {
            return Optional.of(READER.read(flow(root, true)));
        } catch (InvalidSnapshotException needed) {
            return Optional.empty();
        }
    }

    /** As few fields as keep the quality, which this one has; fields are tried in their order. */
    public SnapshotTree smallest(Predicate<AccountSnapshot> quality) {
        SnapshotTree smallest = this;
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (List<Object> path : paths(smallest.root, List.of())) {
                Optional<SnapshotTree> less = smallest.without(path);
                if (less.isPresent() && less.get().snapshot().filter(quality).isPresent()) {
                    smallest = less.get();
                    smaller = true;
                }
            }
        }
        return smallest;
    }

    /** All fields of both; where both have one, lists are joined and of anything else this one's stays. */
    public SnapshotTree merged(SnapshotTree other) {
        return new SnapshotTree(merged(root, other.root));
    }

    private static Object merged(Object one, Object other) {
        if (one instanceof Map<?, ?> fields && other instanceof Map<?, ?> others) {
            Map<Object, Object> all = new LinkedHashMap<>(fields);
            others.forEach((name, value) -> all.merge(name, value, SnapshotTree::merged));
            return all;
        }
        if (one instanceof List<?> items && other instanceof List<?> others) {
            List<Object> all = new ArrayList<>(items);
            all.addAll(others);
            return all;
        }
        return one;
    }

    /** The same in another currency. */
    public SnapshotTree inCurrency(String currency) {
        return new SnapshotTree(inCurrency(root, currency));
    }

    private static Object inCurrency(Object node, String currency) {
        if (node instanceof Map<?, ?> fields) {
            Map<Object, Object> all = new LinkedHashMap<>();
            fields.forEach((name, value) ->
                    all.put(name, name.equals("currency") ? '"' + currency + '"' : inCurrency(value, currency)));
            return all;
        }
        return node;
    }

    private static List<List<Object>> paths(Object node, List<Object> to) {
        List<List<Object>> paths = new ArrayList<>();
        if (node instanceof Map<?, ?> fields) {
            fields.forEach((name, value) -> {
                if (!(to.isEmpty() && (name.equals("id") || name.equals("asOf")))) {
                    paths.add(join(to, name));
                    paths.addAll(paths(value, join(to, name)));
                }
            });
        } else if (node instanceof List<?> items) {
            for (int i = items.size() - 1; i >= 0; i--) {
                paths.add(join(to, i));
                paths.addAll(paths(items.get(i), join(to, i)));
            }
        }
        return paths;
    }

    private static List<Object> join(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    private Optional<SnapshotTree> without(List<Object> path) {
        return without(root, path).map(SnapshotTree::new);
    }

    private static Optional<Object> without(Object node, List<Object> path) {
        Object step = path.get(0);
        List<Object> rest = path.subList(1, path.size());
        if (node instanceof Map<?, ?> fields && fields.containsKey(step)) {
            Map<Object, Object> copy = new LinkedHashMap<>(fields);
            Object value = copy.remove(step);
            if (!rest.isEmpty()) {
                Optional<Object> less = without(value, rest);
                if (less.isEmpty()) {
                    return Optional.empty();
                }
                Map<Object, Object> inOrder = new LinkedHashMap<>();
                fields.forEach((name, old) -> inOrder.put(name, name.equals(step) ? less.get() : old));
                return Optional.of(inOrder);
            }
            return Optional.of(copy);
        }
        if (node instanceof List<?> items && step instanceof Integer index && index < items.size()) {
            List<Object> copy = new ArrayList<>(items);
            if (rest.isEmpty()) {
                copy.remove((int) index);
                return Optional.of(copy);
            }
            Optional<Object> less = without(items.get(index), rest);
            less.ifPresent(value -> copy.set(index, value));
            return less.map(value -> copy);
        }
        return Optional.empty();
    }

    /** The fields as YAML, a line for each group. */
    public String yaml(String indent) {
        StringBuilder text = new StringBuilder();
        ((Map<?, ?>) root).forEach((name, value) -> {
            boolean empty = value instanceof Map<?, ?> fields && fields.isEmpty();
            if (!name.equals("id") && !empty) {
                text.append(indent)
                        .append(name)
                        .append(": ")
                        .append(flow(value, false))
                        .append('\n');
            }
        });
        return text.toString();
    }

    private static String flow(Object node, boolean quoted) {
        StringBuilder text = new StringBuilder();
        if (node instanceof Map<?, ?> fields) {
            fields.forEach((name, value) -> {
                String key = quoted || !name.toString().matches("[A-Za-z][A-Za-z0-9]*")
                        ? '"' + name.toString() + '"'
                        : name.toString();
                text.append(text.length() == 0 ? "" : ", ")
                        .append(key)
                        .append(": ")
                        .append(flow(value, quoted));
            });
            return "{" + text + "}";
        }
        if (node instanceof List<?> items) {
            items.forEach(item -> text.append(text.length() == 0 ? "" : ", ").append(flow(item, quoted)));
            return "[" + text + "]";
        }
        String scalar = node.toString();
        boolean bare = !quoted && scalar.matches("\"([A-Z][A-Z_]*|[0-9]{4}-[0-9]{2}-[0-9]{2})\"");
        return bare ? scalar.substring(1, scalar.length() - 1) : scalar;
    }
}
