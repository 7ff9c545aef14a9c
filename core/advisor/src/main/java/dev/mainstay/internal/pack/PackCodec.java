package dev.mainstay.internal.pack;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.pack.PackId;
import dev.mainstay.pack.PackInfo;
import dev.mainstay.pack.PackModel;
import dev.mainstay.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads built packs: data only, one JSON part for each table, one for the rules, and a manifest with the hash of
 * every part. There is no class in a built pack, so loading one runs nothing its author wrote.
 */
public final class PackCodec {

    /** Name of the manifest. */
    public static final String MANIFEST = "manifest.json";

    /** Names of all parts, the manifest among them. */
    public static final List<String> PARTS = List.of(
            MANIFEST,
            "actions.json",
            "diagnosis.json",
            "limits.json",
            "pack.json",
            "playbook.json",
            "rules.json",
            "texts.json",
            "weights.json");

    private static final int FORMAT = 2;

    private PackCodec() {}

    interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    /** The parts of a pack, the manifest not among them. */
    public static EncodedPack encode(PackModel model) {
        SortedMap<String, byte[]> parts = new TreeMap<>();
        parts.put("pack.json", bytes(json -> writeInfo(model.info(), json)));
        parts.put("rules.json", bytes(json -> RuleCodec.write(model.rules(), json)));
        parts.put("limits.json", bytes(json -> TableCodec.writeLimits(model.limits(), json)));
        parts.put("diagnosis.json", bytes(json -> TableCodec.writeDiagnosis(model.diagnosis(), json)));
        parts.put("actions.json", bytes(json -> TableCodec.writeActions(model.actions(), json)));
        parts.put("playbook.json", bytes(json -> TableCodec.writePlaybook(model.playbook(), json)));
        parts.put("weights.json", bytes(json -> TableCodec.writeWeights(model.weights(), json)));
        parts.put("texts.json", bytes(json -> TableCodec.writeTexts(model.texts(), json)));
        return new EncodedPack(parts);
    }

    /** The parts of a pack and its manifest. */
    public static SortedMap<String, byte[]> withManifest(PackInfo info, EncodedPack pack) {
        SortedMap<String, byte[]> parts = new TreeMap<>(pack.parts());
        parts.put(MANIFEST, manifest(info, pack));
        return parts;
    }

    private static byte[] manifest(PackInfo info, EncodedPack pack) {
        return bytes(json -> {
            json.writeStartObject();
            json.writeNumberField("format", FORMAT);
            json.writeStringField("name", info.name());
            json.writeStringField("version", info.version());
            json.writeStringField("sha256", pack.sha256());
            json.writeObjectFieldStart("parts");
            for (Map.Entry<String, String> part : pack.hashes().entrySet()) {
                json.writeStringField(part.getKey(), part.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    /** A pack as it was read, with its parts as they were and as they would be written. */
    public record Decoded(PackModel model, EncodedPack encoded) {}

    /**
     * Reads a pack and holds every part to its hash, and the whole to what would be written of it.
     *
     * @param place what to call it in messages
     * @param parts content by name, the manifest among them
     * @throws InvalidPackException if a part is missing, altered, too many, or not what it should be
     */
    public static Decoded decode(String place, Map<String, byte[]> parts) {
        try {
            byte[] manifestBytes = parts.get(MANIFEST);
            if (manifestBytes == null) {
                throw new InvalidPackException(List.of(Problem.of("MS-302", place, MANIFEST)));
            }
            Json manifest = Json.parse(manifestBytes);
            int format = manifest.get("format").whole();
            if (format != FORMAT) {
                throw new InvalidPackException(List.of(Problem.of("MS-304", place, format, FORMAT)));
            }
            PackModel model = model(verified(place, manifest, parts));
            EncodedPack encoded = encode(model);
            if (!sameContent(withManifest(model.info(), encoded), parts)) {
                throw new InvalidPackException(List.of(Problem.of("MS-307", place, place)));
            }
            return new Decoded(model, encoded);
        } catch (InvalidPackException refused) {
            throw refused;
        } catch (IOException | RuntimeException malformed) {
            // A pack that a build wrote is well formed, so this one was forged, and may break any invariant.
            throw new InvalidPackException(List.of(Problem.of("MS-308", place, place)));
        }
    }

    private static Map<String, Json> verified(String place, Json manifest, Map<String, byte[]> parts)
            throws IOException {
        List<Problem> problems = new ArrayList<>();
        Map<String, Json> contents = new TreeMap<>();
        for (Map.Entry<String, Json> part : manifest.get("parts").fields().entrySet()) {
            byte[] content = parts.get(part.getKey());
            if (content == null) {
                problems.add(Problem.of("MS-302", place, part.getKey()));
            } else if (!EncodedPack.sha256(content).equals(part.getValue().text())) {
                problems.add(Problem.of("MS-303", place, part.getKey()));
            } else {
                contents.put(part.getKey(), Json.parse(content));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidPackException(problems);
        }
        return contents;
    }

    private static boolean sameContent(Map<String, byte[]> some, Map<String, byte[]> others) {
        return some.keySet().equals(others.keySet())
                && some.entrySet().stream().allMatch(part -> Arrays.equals(part.getValue(), others.get(part.getKey())));
    }

    private static PackModel model(Map<String, Json> parts) throws IOException {
        PackInfo info = readInfo(part(parts, "pack.json"));
        return new PackModel(
                info,
                RuleCodec.read(part(parts, "rules.json")),
                TableCodec.readLimits(part(parts, "limits.json")),
                TableCodec.readDiagnosis(part(parts, "diagnosis.json")),
                TableCodec.readActions(part(parts, "actions.json")),
                TableCodec.readPlaybook(part(parts, "playbook.json")),
                TableCodec.readWeights(part(parts, "weights.json")),
                TableCodec.readTexts(part(parts, "texts.json"), info.language()));
    }

    private static Json part(Map<String, Json> parts, String name) throws IOException {
        Json part = parts.get(name);
        if (part == null) {
            throw new IOException("the manifest does not list " + name);
        }
        return part;
    }

    private static void writeInfo(PackInfo info, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", info.name());
        json.writeStringField("version", info.version());
        json.writeStringField("owner", info.owner());
        json.writeStringField("language", info.language());
        optional("effectiveFrom", info.effectiveFrom(), json);
        optional("effectiveTo", info.effectiveTo(), json);
        json.writeObjectFieldStart("description");
        for (Map.Entry<String, String> text : new TreeMap<>(info.description()).entrySet()) {
            json.writeStringField(text.getKey(), text.getValue());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("bases");
        for (PackId base : info.bases()) {
            json.writeStartObject();
            json.writeStringField("name", base.name());
            json.writeStringField("version", base.version());
            json.writeStringField("sha256", base.sha256());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static PackInfo readInfo(Json json) throws IOException {
        Map<String, String> description = new TreeMap<>();
        for (Map.Entry<String, Json> text : json.get("description").fields().entrySet()) {
            description.put(text.getKey(), text.getValue().text());
        }
        List<PackId> bases = new ArrayList<>();
        for (Json base : json.get("bases").list()) {
            bases.add(new PackId(
                    base.get("name").text(),
                    base.get("version").text(),
                    base.get("sha256").text()));
        }
        return new PackInfo(
                json.get("name").text(),
                json.get("version").text(),
                json.get("owner").text(),
                json.get("language").text(),
                json.get("effectiveFrom").optionalDate(),
                json.get("effectiveTo").optionalDate(),
                description,
                bases);
    }

    static void optional(String name, Optional<?> value, JsonGenerator json) throws IOException {
        @Nullable Object known = value.orElse(null);
        if (known instanceof Double number) {
            json.writeNumberField(name, number);
        } else if (known != null) {
            json.writeStringField(name, known.toString());
        }
    }

    private static byte[] bytes(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
            content.write(json);
        } catch (IOException memoryDoesNotFail) {
            throw new UncheckedIOException(memoryDoesNotFail);
        }
        return bytes.toByteArray();
    }
}
