package dev.mainstay.authoring.internal;

import dev.mainstay.pack.SourceRef;
import dev.mainstay.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** YAML as a tree that knows its places. Tags construct nothing: only maps, lists and plain values are read. */
final class Yaml {

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setAllowDuplicateKeys(false)
            .setMaxAliasesForCollections(0)
            .setCodePointLimit(Bounds.TABLE_BYTES)
            .build();

    private Yaml() {}

    /**
     * A value with its place: exactly one of fields, items and scalar is given.
     *
     * @param at where it stands
     * @param fields for a map its values by name
     * @param items for a list its items
     * @param text for a scalar its text
     * @param quoted for a scalar, whether it is a text and nothing else
     * @param keys for a map the places of its names
     */
    record Node(
            SourceRef at,
            Optional<Map<String, Node>> fields,
            Optional<List<Node>> items,
            String text,
            boolean quoted,
            Map<String, SourceRef> keys) {

        static Node map(SourceRef at, Map<String, Node> fields, Map<String, SourceRef> keys) {
            return new Node(at, Optional.of(fields), Optional.empty(), "", false, keys);
        }

        static Node list(SourceRef at, List<Node> items) {
            return new Node(at, Optional.empty(), Optional.of(items), "", false, Map.of());
        }

        static Node scalar(SourceRef at, String text, boolean quoted) {
            return new Node(at, Optional.empty(), Optional.empty(), text, quoted, Map.of());
        }

        boolean isScalar() {
            return fields.isEmpty() && items.isEmpty();
        }

        /** Nothing stands there, or {@code null}, which states that nothing is known. */
        boolean isNull() {
            return isScalar() && (text.equals("~") || (!quoted && (text.isEmpty() || text.equals("null"))));
        }

        private Node placed(SourceRef place) {
            Map<String, Node> values = new LinkedHashMap<>();
            fields.orElse(Map.of()).forEach((name, value) -> values.put(name, value.placed(place)));
            return new Node(
                    place,
                    fields.map(any -> values),
                    items.map(list ->
                            list.stream().map(item -> item.placed(place)).toList()),
                    text,
                    quoted,
                    Map.of());
        }

        /** Where a field's name stands. */
        SourceRef keyAt(String name) {
            return keys.getOrDefault(name, at);
        }
    }

    static Optional<Node> read(SourceFile file, Problems problems) {
        try {
            if (!plain(file, problems)) {
                return Optional.empty();
            }
            return new Compose(SETTINGS).composeString(file.text()).map(node -> node(node, file.name(), problems));
        } catch (MarkedYamlEngineException marked) {
            Optional<Mark> mark = marked.getProblemMark().or(marked::getContextMark);
            problems.add(
                    YamlSlips.find(file, mark.map(at -> at(file.name(), at)).orElse(file.at(0))));
        } catch (YamlEngineException broken) {
            problems.add("MS-151", file.at(0));
        }
        return Optional.empty();
    }

    /** Reads a cell of a table; all of it stands at one place. */
    static Optional<Node> read(String cell, SourceRef at, Problems problems) {
        Problems ofCell = new Problems();
        Optional<Node> node = read(SourceFile.of(at.file(), cell), ofCell).map(found -> found.placed(at));
        ofCell.found().forEach(problem -> problems.add(problem.at(at.toString())));
        return node;
    }

    /**
     * Whether the file holds nothing but maps, lists and plain values, within bounds. Parsing gives one event after the other,
     * so this ends before anything is built that could be deep, circular or a million times itself.
     */
    private static boolean plain(SourceFile file, Problems problems) {
        int depth = 0;
        for (Event event : new Parse(SETTINGS).parseString(file.text())) {
            SourceRef at =
                    event.getStartMark().map(mark -> at(file.name(), mark)).orElse(new SourceRef(file.name(), 1, 1));
            if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
                problems.add("MS-179", at, node.getAnchor().get().getValue());
                return false;
            }
            Optional<String> tag = Optional.empty();
            if (event instanceof CollectionStartEvent start) {
                tag = start.getTag();
                depth++;
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            } else if (event instanceof ScalarEvent scalar) {
                tag = scalar.getTag();
                Optional<Problem> fault = SafeText.plain(scalar.getValue(), at);
                if (fault.isPresent()) {
                    problems.add(fault.get());
                    return false;
                }
            }
            if (tag.isPresent()) {
                // a short tag comes spelled out
                problems.add("MS-179", at, tag.get().replace("tag:yaml.org,2002:", "!!"));
                return false;
            }
            if (depth > Bounds.YAML_DEPTH) {
                problems.add("MS-165", at, Bounds.YAML_DEPTH, Problem.word("levels"));
                return false;
            }
        }
        return true;
    }

    /** The fields of a map; anything else is reported and has none. */
    static Map<String, Node> fields(Optional<Node> node, SourceFile file, Problems problems) {
        if (node.isPresent() && node.get().fields().isPresent()) {
            return node.get().fields().get();
        }
        problems.add("MS-152", node.map(Node::at).orElse(new SourceRef(file.name(), 1, 1)));
        return Map.of();
    }

    private static SourceRef at(String file, Mark mark) {
        return new SourceRef(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static Node node(org.snakeyaml.engine.v2.nodes.Node node, String file, Problems problems) {
        SourceRef at = node.getStartMark().map(mark -> at(file, mark)).orElse(new SourceRef(file, 1, 1));
        if (node instanceof MappingNode mapping) {
            Map<String, Node> fields = new LinkedHashMap<>();
            Map<String, SourceRef> keys = new LinkedHashMap<>();
            for (NodeTuple tuple : mapping.getValue()) {
                Node key = node(tuple.getKeyNode(), file, problems);
                int colon = key.text.indexOf(':');
                if (colon > 0
                        && tuple.getValueNode() instanceof ScalarNode value
                        && value.getValue().isEmpty()) {
                    problems.add("MS-522", new SourceRef(file, key.at.line(), key.at.column() + colon));
                    continue;
                }
                Node other = fields.putIfAbsent(key.text, node(tuple.getValueNode(), file, problems));
                SourceRef first = keys.putIfAbsent(key.text, key.at);
                if (other != null && first != null) {
                    problems.add("MS-150", key.at, key.text, first);
                }
            }
            return Node.map(at, fields, keys);
        }
        if (node instanceof SequenceNode sequence) {
            List<Node> items = new ArrayList<>();
            sequence.getValue().forEach(item -> items.add(node(item, file, problems)));
            return Node.list(at, items);
        }
        ScalarNode scalar = (ScalarNode) node;
        return Node.scalar(at, scalar.getValue(), scalar.getTag().equals(Tag.STR));
    }
}
