package dev.mainstay.internal.pack;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.pack.PackId;
import dev.mainstay.pack.PackInfo;
import dev.mainstay.pack.PackModel;
import dev.mainstay.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
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

    private static final int FORMAT = 2;
    private static final int MAX_PART_BYTES = 32 << 20;

    private PackCodec() {}

    /** Opens a part by name. */
    public interface Parts {
        /** The part, or empty where there is none. */
        Optional<InputStream> open(String name) throws IOException;
    }

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

    /** The manifest of a pack. */
    public static byte[] manifest(PackInfo info, EncodedPack pack) {
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

    /**
     * Reads a pack and holds every part to its hash.
     *
     * @param place what to call it in messages
     * @return empty where there is no manifest
     * @throws InvalidPackException if a part is missing, altered, or not what it should be
     */
    public static Optional<PackModel> decode(String place, Parts parts) throws IOException {
        Optional<byte[]> manifestBytes = bytes(parts, MANIFEST);
        if (manifestBytes.isEmpty()) {
            return Optional.empty();
        }
        try {
            Json manifest = Json.parse(manifestBytes.get());
            int format = manifest.get("format").whole();
            if (format != FORMAT) {
                throw new InvalidPackException(List.of(Problem.of("MS-304", place, format, FORMAT)));
            }
            return Optional.of(model(verified(place, manifest, parts)));
        } catch (IOException | IllegalArgumentException malformed) {
            throw new InvalidPackException(
                    List.of(Problem.of("MS-301", place, place, String.valueOf(malformed.getMessage()))));
        }
    }

    private static Map<String, Json> verified(String place, Json manifest, Parts parts) throws IOException {
        List<Problem> problems = new ArrayList<>();
        Map<String, Json> contents = new TreeMap<>();
        for (Map.Entry<String, Json> part : manifest.get("parts").fields().entrySet()) {
            Optional<byte[]> content = bytes(parts, part.getKey());
            if (content.isEmpty()) {
                problems.add(Problem.of("MS-302", place, part.getKey()));
            } else if (!EncodedPack.sha256(content.get()).equals(part.getValue().text())) {
                problems.add(Problem.of("MS-303", place, part.getKey()));
            } else {
                contents.put(part.getKey(), Json.parse(content.get()));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidPackException(problems);
        }
        return contents;
    }

    private static Optional<byte[]> bytes(Parts parts, String name) throws IOException {
        Optional<InputStream> part = parts.open(name);
        if (part.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream stream = part.get()) {
            byte[] content = stream.readNBytes(MAX_PART_BYTES + 1);
            if (content.length > MAX_PART_BYTES) {
                throw new IOException(name + " is larger than " + MAX_PART_BYTES + " bytes");
            }
            return Optional.of(content);
        }
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
