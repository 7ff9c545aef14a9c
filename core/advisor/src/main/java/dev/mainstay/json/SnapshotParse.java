package dev.mainstay.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.InvalidSnapshotException;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.FactType;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one account from a parser. Used once; reading goes on after a fault wherever the input lets it. */
final class SnapshotParse {

    /** Stands for an identity or day that is wrong, so that the rest can be checked without a second complaint. */
    private static final String SOME_ID = "?";

    private static final LocalDate SOME_DAY = LocalDate.MAX;

    private final JsonParser json;
    private final JsonBreaks breaks;
    private final Faults faults;
    private final Aside aside;
    private final ValueParse values;
    private final ListParse lists;
    private final Slots account = new Slots(FactType.ACCOUNT);
    private final Map<String, Object> attributes = new LinkedHashMap<>(0);
    private long met;
    private int idPosition;
    private @Nullable String id;
    private @Nullable String name;
    private @Nullable LocalDate asOf;

    private SnapshotParse(JsonParser json, Passage passage, JsonLimits limits) {
        this.json = json;
        breaks = new JsonBreaks(json, passage, limits);
        faults = new Faults(json);
        aside = new Aside(json, limits, faults);
        values = new ValueParse(json, limits, faults, aside);
        lists = new ListParse(json, limits, faults, aside, values);
    }

    /** Reads all that the parser has, which should be one account. */
    static Parsed parse(JsonParser json, Passage passage, JsonLimits limits) throws IOException {
        SnapshotParse parse = new SnapshotParse(json, passage, limits);
        Problem end = null;
        try {
            if (json.nextToken() == null) {
                return Parsed.rejected("", Problem.of("MS-218", ""));
            }
            boolean object = json.currentToken() == JsonToken.START_OBJECT;
            if (object) {
                parse.object();
            } else {
                parse.faults.wrong(
                        JsonPath.ROOT, "{\"id\": " + SnapshotForm.TEXT + ", \"asOf\": " + SnapshotForm.DATE + ", …}");
            }
            if (json.nextToken() != null) {
                end = parse.breaks.after();
            } else if (!object) {
                return new Parsed("", null, parse.faults.with(List.of(), Map.of()), false);
            }
        } catch (JsonProcessingException malformed) {
            end = parse.breaks.at(malformed);
        }
        return parse.finish(end);
    }

    private void object() throws IOException {
        String field;
        while ((field = json.nextFieldName()) != null) {
            SnapshotForm.Top top = SnapshotForm.top(field);
            json.nextToken();
            int position = faults.next();
            if (top == null) {
                aside.keep(field);
            } else if ((met & top.bit()) != 0) {
                faults.here("MS-214", field);
                json.skipChildren();
            } else {
                met |= top.bit();
                value(field, top, position);
            }
        }
    }

    private void value(String field, SnapshotForm.Top top, int position) throws IOException {
        boolean known = json.currentToken() != JsonToken.VALUE_NULL;
        switch (top.kind()) {
            case ID -> {
                idPosition = position;
                if (known) {
                    String given = values.text(field);
                    id = given == null ? SOME_ID : given;
                }
            }
            case NAME -> name = known ? values.text(field) : null;
            case AS_OF -> {
                if (known) {
                    LocalDate given = values.date(field);
                    asOf = given == null ? SOME_DAY : given;
                }
            }
            case GROUP -> {
                if (known && top.group() != null) {
                    group(top.group());
                }
            }
            case LIST -> {
                if (known && top.list() != null) {
                    lists.elements(top.list());
                }
            }
            case ATTRIBUTES -> {
                if (known) {
                    attributes();
                }
            }
        }
    }

    private void group(SnapshotForm.Group group) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            faults.wrong(group.name(), SnapshotForm.OBJECT);
            return;
        }
        Set<String> listsMet = new HashSet<>(0);
        String name;
        while ((name = json.nextFieldName()) != null) {
            SnapshotForm.Field field = group.fields().get(name);
            json.nextToken();
            int position = faults.next();
            if (field == null) {
                list(group, name, listsMet);
            } else if (account.met(field.metric())) {
                faults.here("MS-214", name);
                json.skipChildren();
            } else {
                account.put(field.metric(), position, values.metric(field));
            }
        }
    }

    /** A field that is no metric: a list within a group, or unknown. */
    private void list(SnapshotForm.Group group, String name, Set<String> listsMet) throws IOException {
        FactType type = group.lists().get(name);
        boolean monthly = name.equals(SnapshotForm.MONTHLY) && group.name().equals(SnapshotForm.ORDERS);
        if (type == null && !monthly) {
            aside.keep(name);
        } else if (!listsMet.add(name)) {
            faults.here("MS-214", name);
            json.skipChildren();
        } else if (json.currentToken() != JsonToken.VALUE_NULL) {
            if (type == null) {
                lists.months();
            } else {
                lists.elements(type);
            }
        }
    }

    private void attributes() throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            faults.wrong(SnapshotForm.ATTRIBUTES, SnapshotForm.OBJECT);
            return;
        }
        Set<String> attributesMet = new HashSet<>();
        String attribute;
        while ((attribute = json.nextFieldName()) != null) {
            JsonToken token = json.nextToken();
            faults.next();
            if (!attributesMet.add(attribute)) {
                faults.here("MS-214", attribute);
                json.skipChildren();
            } else if (token.isStructStart()) {
                aside.keep(attribute);
            } else if (token != JsonToken.VALUE_NULL) {
                attribute(attribute, token);
            }
        }
    }

    private void attribute(String attribute, JsonToken token) throws IOException {
        if (!WellFormed.is(attribute)) {
            faults.here("MS-222");
            return;
        }
        Object value = token == JsonToken.VALUE_STRING
                ? values.text(attribute)
                : token.isNumeric() ? values.any(attribute) : (Object) (token == JsonToken.VALUE_TRUE);
        if (value != null) {
            attributes.put(attribute, value);
        }
    }

    /** What was read up to the end, which is null where that was where it should be. */
    private Parsed finish(@Nullable Problem end) {
        String accountId = id == null || id.isBlank() || id.equals(SOME_ID) ? "" : id;
        List<Problem> impossible = List.of();
        AccountSnapshot snapshot = null;
        try {
            snapshot = snapshot(end == null);
        } catch (InvalidSnapshotException invalid) {
            impossible = invalid.problems();
        }
        if (snapshot != null && faults.none() && end == null && asOf != null) {
            return new Parsed(accountId, snapshot, List.of(), false);
        }
        List<Problem> problems = new ArrayList<>();
        if (asOf == null && end == null) {
            problems.add(Problem.of("MS-215", "$.asOf"));
        }
        problems.addAll(faults.with(impossible, positions()));
        if (end != null) {
            problems.add(end);
        }
        return new Parsed(accountId, null, problems, end != null && end.code().equals("MS-201"));
    }

    private AccountSnapshot snapshot(boolean complete) {
        String known = id != null ? id : complete ? "" : SOME_ID;
        AccountSnapshot.Builder builder = AccountSnapshot.builder(known, asOf == null ? SOME_DAY : asOf);
        if (name != null) {
            builder.name(name);
        }
        account.writeTo(builder);
        lists.writeTo(builder);
        attributes.forEach((attribute, value) -> {
            if (value instanceof String text) {
                builder.attribute(attribute, text);
            } else if (value instanceof Number number) {
                builder.attribute(attribute, number);
            } else {
                builder.attribute(attribute, (boolean) value);
            }
        });
        aside.kept().forEach(builder::unrecognised);
        return builder.build();
    }

    private Map<String, Integer> positions() {
        Map<String, Integer> positions = new HashMap<>();
        positions.put("$.id", idPosition);
        account.positions("$.", positions);
        lists.positions(positions);
        return positions;
    }
}
