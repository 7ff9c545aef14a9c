package dev.mainstay.authoring.internal;

import dev.mainstay.pack.SourceRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
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
            .setMaxAliasesForCollections(20)
            .setCodePointLimit(4 << 20)
            .build();

    private Yaml() {}

    /** A value with its place: exactly one of fields, items and scalar is given. */
    record Node(
            SourceRef at,
            Optional<Map<String, Node>> fields,
            Optional<List<Node>> items,
            String text,
            boolean quoted) {}

    static Optional<Node> read(SourceFile file, Problems problems) {
        try {
            return new Compose(SETTINGS).composeString(file.text()).map(node -> node(node, file.name(), problems));
        } catch (MarkedYamlEngineException marked) {
            problems.add(
                    "MS-151",
                    marked.getProblemMark().map(mark -> at(file.name(), mark)).orElse(new SourceRef(file.name(), 1, 1)),
                    String.valueOf(marked.getProblem()));
        } catch (YamlEngineException broken) {
            problems.add("MS-151", new SourceRef(file.name(), 1, 1), String.valueOf(broken.getMessage()));
        }
        return Optional.empty();
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
            for (NodeTuple tuple : mapping.getValue()) {
                Node key = node(tuple.getKeyNode(), file, problems);
                if (fields.put(key.text, node(tuple.getValueNode(), file, problems)) != null) {
                    problems.add("MS-150", key.at, key.text);
                }
            }
            return new Node(at, Optional.of(fields), Optional.empty(), "", false);
        }
        if (node instanceof SequenceNode sequence) {
            List<Node> items = new ArrayList<>();
            sequence.getValue().forEach(item -> items.add(node(item, file, problems)));
            return new Node(at, Optional.empty(), Optional.of(items), "", false);
        }
        ScalarNode scalar = (ScalarNode) node;
        return new Node(
                at,
                Optional.empty(),
                Optional.empty(),
                scalar.getValue(),
                scalar.getTag().equals(Tag.STR));
    }
}
