package dev.mainstay.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.Complaint;
import dev.mainstay.account.Element;
import dev.mainstay.account.MetricValues;
import dev.mainstay.account.MonthlyOrders;
import dev.mainstay.account.Promotion;
import dev.mainstay.account.Rival;
import dev.mainstay.account.Shift;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Unit;
import java.io.IOException;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the lists of an account. A wrong element keeps its place, so that the paths of the others stay true. */
final class ListParse {

    private static final String MONTHLY_ORDERS = "{\"month\": \"2026-03\", \"amount\": 1.5, \"orders\": 3}";

    private final JsonParser json;
    private final JsonLimits limits;
    private final Faults faults;
    private final Aside aside;
    private final ValueParse values;
    private final Map<FactType, List<Item>> lists = new EnumMap<>(FactType.class);
    private final List<MonthlyOrders> months = new ArrayList<>(0);
    private final List<Integer> monthPositions = new ArrayList<>(0);

    ListParse(JsonParser json, JsonLimits limits, Faults faults, Aside aside, ValueParse values) {
        this.json = json;
        this.limits = limits;
        this.faults = faults;
        this.aside = aside;
        this.values = values;
    }

    private record Item(String label, int position, Slots slots) {}

    /** Reads a list of elements. */
    void elements(FactType type) throws IOException {
        List<Item> items = new ArrayList<>();
        if (start(type.listPath())) {
            lists.put(type, items);
            while (next(type.listPath(), items.size())) {
                items.add(item(type, items.size()));
            }
        }
    }

    private boolean start(String list) throws IOException {
        if (json.currentToken() == JsonToken.START_ARRAY) {
            return true;
        }
        faults.wrong(list, SnapshotForm.LIST);
        return false;
    }

    /** Goes to the next element if there is one and it is not one too many. */
    private boolean next(String list, int soFar) throws IOException {
        if (json.nextToken() == JsonToken.END_ARRAY) {
            return false;
        }
        if (soFar < limits.elements()) {
            return true;
        }
        faults.at(JsonPath.ROOT + "." + list, "MS-221", limits.elements(), list);
        do {
            json.skipChildren();
        } while (json.nextToken() != JsonToken.END_ARRAY);
        return false;
    }

    private Item item(FactType type, int index) throws IOException {
        int start = faults.next();
        Slots slots = new Slots(type);
        String noLabel = "\0" + index;
        if (json.currentToken() != JsonToken.START_OBJECT) {
            faults.wrong(type.listPath() + "[" + index + "]", SnapshotForm.OBJECT);
            return new Item(noLabel, start, slots);
        }
        SnapshotForm.Group form = SnapshotForm.group(type);
        String label = "";
        boolean labelMet = false;
        String name;
        while ((name = json.nextFieldName()) != null) {
            SnapshotForm.Field field = form.fields().get(name);
            json.nextToken();
            int position = faults.next();
            if (field == null && !name.equals(type.labelField())) {
                aside.keep(name);
            } else if (field == null ? labelMet : slots.met(field.metric())) {
                faults.here("MS-214", name);
                json.skipChildren();
            } else if (field != null) {
                slots.put(field.metric(), position, values.metric(field));
            } else {
                labelMet = true;
                if (json.currentToken() != JsonToken.VALUE_NULL) {
                    String given = values.text(name);
                    label = given == null ? noLabel : given;
                }
            }
        }
        return new Item(label, start, slots);
    }

    /** Reads the order history. */
    void months() throws IOException {
        if (start(SnapshotForm.MONTHLY_PATH)) {
            while (next(SnapshotForm.MONTHLY_PATH, months.size())) {
                monthPositions.add(faults.next());
                MonthlyOrders month = month(months.size());
                // A month that nothing else is called by, so that a wrong element is not reported as a double one too.
                months.add(
                        month != null
                                ? month
                                : new MonthlyOrders(YearMonth.of(Year.MIN_VALUE + months.size(), 1), 0, 0));
            }
        }
    }

    private @Nullable MonthlyOrders month(int index) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            faults.wrong(SnapshotForm.MONTHLY_PATH + "[" + index + "]", MONTHLY_ORDERS);
            return null;
        }
        Set<String> met = new HashSet<>();
        YearMonth month = null;
        Double amount = null;
        Integer orders = null;
        String name;
        while ((name = json.nextFieldName()) != null) {
            JsonToken token = json.nextToken();
            boolean known = name.equals(SnapshotForm.MONTH)
                    || name.equals(SnapshotForm.AMOUNT)
                    || name.equals(SnapshotForm.ORDERS);
            if (!known) {
                aside.keep(name);
            } else if (met.contains(name)) {
                faults.here("MS-214", name);
                json.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                met.add(name);
                switch (name) {
                    case SnapshotForm.MONTH -> month = values.month();
                    case SnapshotForm.AMOUNT -> amount = amount();
                    default -> orders = values.whole(name, Unit.COUNT);
                }
            }
        }
        String path = JsonPath.ROOT + "." + SnapshotForm.MONTHLY_PATH + "[" + index + "]";
        for (String needed : List.of(SnapshotForm.MONTH, SnapshotForm.AMOUNT, SnapshotForm.ORDERS)) {
            if (!met.contains(needed)) {
                faults.at(JsonPath.field(path, needed), "MS-207", needed);
            }
        }
        return month == null || amount == null || orders == null ? null : new MonthlyOrders(month, amount, orders);
    }

    private @Nullable Double amount() throws IOException {
        Double amount = values.number(SnapshotForm.AMOUNT, SnapshotForm.expectedNumber(Unit.FACTOR));
        if (amount != null && amount < 0) {
            faults.here("MS-206", SnapshotForm.AMOUNT, amount, 0);
            return null;
        }
        return amount;
    }

    /** Hands the lists over. */
    void writeTo(AccountSnapshot.Builder builder) {
        lists.forEach((type, items) -> {
            builder.none(type);
            items.forEach(item ->
                    builder.element(element(type, item.label(), item.slots().metrics())));
        });
        months.forEach(builder::month);
    }

    private static Element element(FactType type, String label, MetricValues values) {
        return switch (type) {
            case COMPLAINT -> new Complaint(label, values);
            case RIVAL -> new Rival(label, values);
            case SHIFT -> new Shift(values);
            case PROMOTION -> new Promotion(label, values);
            default -> throw new IllegalStateException(type + " is no list of a snapshot");
        };
    }

    /** Adds the position of everything that was met, by its path. */
    void positions(Map<String, Integer> byPath) {
        lists.forEach((type, items) -> {
            for (int i = 0; i < items.size(); i++) {
                String prefix = JsonPath.ROOT + "." + type.listPath() + "[" + i + "].";
                byPath.put(prefix + type.labelField(), items.get(i).position());
                items.get(i).slots().positions(prefix, byPath);
            }
        });
        for (int i = 0; i < months.size(); i++) {
            byPath.put(
                    JsonPath.ROOT + "." + SnapshotForm.MONTHLY_PATH + "[" + i + "]." + SnapshotForm.MONTH,
                    monthPositions.get(i));
        }
    }
}
