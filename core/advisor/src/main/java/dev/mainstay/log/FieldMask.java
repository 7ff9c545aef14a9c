package dev.mainstay.log;

import dev.mainstay.internal.Nearest;
import dev.mainstay.pack.RulePack;
import dev.mainstay.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a decision log must not hold. A field is called by its path: {@code name}, {@code attributes.phone},
 * {@code attributes.*}, {@code delivery.onTimeRate}, {@code value.*}, {@code rivals[].name}, {@code rivals}; {@code
 * unrecognised} is every field that no metric is called by. A field is masked with all that stands in it, and wherever the
 * advice repeats it. Where an amount of money of the account is masked, no money stands in the advice.
 *
 * <p>A text can be hashed instead of removed: HMAC-SHA-256 (RFC 2104) cut to 128 bits, so that equal texts stay equal and
 * nobody without the key can try out names. Identities that must be there, such as {@code id} and the names of complaints, are
 * replaced by {@code masked} and a number where they are removed. What advice derives from a masked value, such as a
 * likelihood, is not masked.
 *
 * <p>Immutable and thread-safe.
 */
public final class FieldMask {

    /** How a field is masked. */
    public enum How {
        /** It is left out. */
        REMOVED,
        /** A keyed hash stands in its place. */
        HASHED
    }

    private static final FieldMask NONE = new FieldMask(Map.of(), Map.of());
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST_KEY = 32;
    private static final int HASH_BYTES = 16;
    private static final int MOST_READERS = 3;

    private final Map<String, How> fields;
    /** The key of each field that is hashed. */
    private final Map<String, byte[]> keys;

    private FieldMask(Map<String, How> fields, Map<String, byte[]> keys) {
        this.fields = Map.copyOf(fields);
        this.keys = Map.copyOf(keys);
    }

    /** Masks nothing. */
    public static FieldMask none() {
        return NONE;
    }

    /** What was masked of a decision, to be read only. */
    static FieldMask of(Map<String, How> fields) {
        return new FieldMask(fields, Map.of());
    }

    /**
     * Also removes these fields.
     *
     * @throws LogException if one is unknown or cannot be left out
     */
    public FieldMask removing(String... removed) {
        return with(How.REMOVED, new byte[0], removed);
    }

    /**
     * Also hashes these texts with this key; those named before keep theirs.
     *
     * @param secret 32 bytes or more; whoever has them can try out names
     * @throws LogException if one is unknown or no text, or the key is too short
     */
    public FieldMask hashing(byte[] secret, String... hashed) {
        if (secret.length < LEAST_KEY) {
            throw new LogException(Problem.of("MS-251", "", LEAST_KEY, secret.length));
        }
        return with(How.HASHED, secret.clone(), hashed);
    }

    private FieldMask with(How how, byte[] secret, String... more) {
        Map<String, How> all = new LinkedHashMap<>(fields);
        Map<String, byte[]> allKeys = new HashMap<>(keys);
        for (String field : more) {
            if (!MaskableFields.knows(field)) {
                Problem problem = Problem.of("MS-248", "", field);
                throw new LogException(Nearest.named(field, MaskableFields.names())
                        .map(problem::suggesting)
                        .orElse(problem));
            }
            if (field.equals(MaskableFields.AS_OF)) {
                throw new LogException(Problem.of("MS-250", "", field));
            }
            MaskableFields.Kind kind = MaskableFields.kind(field);
            if (how == How.HASHED && kind != MaskableFields.Kind.TEXT && kind != MaskableFields.Kind.NAME) {
                throw new LogException(Problem.of("MS-249", "", field));
            }
            all.put(field, how);
            allKeys.put(field, secret);
        }
        return new FieldMask(all, allKeys);
    }

    /** Whether nothing is masked. */
    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /** Which fields are masked and how. */
    public Map<String, How> fields() {
        return new TreeMap<>(fields);
    }

    /**
     * What is masked though this pack's advice depends on it: one problem for each entry of the mask, which names who reads it. A
     * replay cannot reproduce advice that rests on it.
     */
    public List<Problem> unseenBy(RulePack pack) {
        Map<String, List<String>> byEntry = new TreeMap<>();
        new TreeMap<>(MaskableFields.unseen(this, pack)).forEach((field, reader) -> entry(field)
                .ifPresent(entry -> byEntry.computeIfAbsent(entry.getKey(), any -> new ArrayList<>())
                        .add(entry.getKey().equals(field) ? reader : field + ": " + reader)));
        List<Problem> problems = new ArrayList<>();
        byEntry.forEach((entry, readers) -> problems.add(Problem.of(
                "MS-252",
                "",
                entry,
                pack.id().name(),
                String.join("; ", readers.subList(0, Math.min(MOST_READERS, readers.size())))
                        + (readers.size() > MOST_READERS ? "; …" : ""))));
        return problems;
    }

    /** The entry that masks the field at this path, if any: its own, or that of something it stands in. */
    Optional<Map.Entry<String, How>> entry(String path) {
        String at = path;
        while (!fields.isEmpty()) {
            How how = fields.get(at);
            if (how != null) {
                return Optional.of(Map.entry(at, how));
            }
            int dot = at.lastIndexOf('.');
            boolean element = at.endsWith("[]");
            if (dot < 0 && !element) {
                return Optional.empty();
            }
            at = at.substring(0, element ? at.length() - 2 : dot);
            how = fields.get(at + ".*");
            if (how != null) {
                return Optional.of(Map.entry(at + ".*", how));
            }
        }
        return Optional.empty();
    }

    /** How the field at this path is masked, if it is. */
    Optional<How> how(String path) {
        return entry(path).map(Map.Entry::getValue);
    }

    /** The keyed hash of a text, with the key of this entry of the mask. */
    String hash(String entry, String text) {
        byte[] key = Objects.requireNonNull(keys.get(entry), entry);
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return "hmac-" + HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(ALGORITHM + " is part of every Java", missing);
        }
    }
}
