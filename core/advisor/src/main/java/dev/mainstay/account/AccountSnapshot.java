package dev.mainstay.account;

import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one account on one day. Everything but id and day is optional, and unknown is neither zero nor false.
 *
 * <p>The order in which the elements of a list are given does not matter: they are kept in an order of their own.
 *
 * <p>Immutable and thread-safe.
 */
public final class AccountSnapshot {

    /** A list says what there is, not in which order, so elements stand by label and content, however they were given. */
    private static final Comparator<Element> OWN_ORDER =
            Comparator.comparing(Element::label).thenComparing(Element::metrics, MetricValues.BY_CONTENT);

    private final String id;
    private final @Nullable String name;
    private final LocalDate asOf;
    private final MetricValues metrics;
    private final @Nullable List<Complaint> complaints;
    private final @Nullable List<Rival> rivals;
    private final @Nullable List<Shift> shifts;
    private final @Nullable List<Promotion> promotions;
    private final List<MonthlyOrders> months;
    private final Map<String, Object> attributes;
    private final Map<String, String> unrecognised;

    private AccountSnapshot(Builder builder, MetricValues metrics) {
        id = builder.id;
        name = builder.name;
        asOf = builder.asOf;
        this.metrics = metrics;
        complaints = dated(builder.complaints, builder.asOf, Complaint.class);
        rivals = dated(builder.rivals, builder.asOf, Rival.class);
        shifts = dated(builder.shifts, builder.asOf, Shift.class);
        promotions = dated(builder.promotions, builder.asOf, Promotion.class);
        months = List.copyOf(builder.months);
        attributes = Map.copyOf(builder.attributes);
        unrecognised = Map.copyOf(builder.unrecognised);
    }

    private static <E extends Element> @Nullable List<E> dated(
            @Nullable List<E> elements, LocalDate asOf, Class<E> type) {
        return elements == null
                ? null
                : elements.stream()
                        .map(element -> type.cast(element.withMetrics(Derivation.of(element.metrics(), asOf))))
                        .sorted(OWN_ORDER)
                        .toList();
    }

    /**
     * Starts a snapshot.
     *
     * @param id the account's identity in the caller's system
     * @param asOf the day the snapshot describes; the only clock that advice knows
     */
    public static Builder builder(String id, LocalDate asOf) {
        return new Builder(id, asOf, MetricValues.builder(FactType.ACCOUNT));
    }

    /** A builder that starts with everything this snapshot knows. */
    public Builder toBuilder() {
        Builder builder = new Builder(id, asOf, metrics.toBuilder());
        builder.name = name;
        builder.complaints = complaints;
        builder.rivals = rivals;
        builder.shifts = shifts;
        builder.promotions = promotions;
        builder.months.addAll(months);
        builder.attributes.putAll(attributes);
        builder.unrecognised.putAll(unrecognised);
        return builder;
    }

    /** The account's identity in the caller's system. */
    public String id() {
        return id;
    }

    /** Name of the account. */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** The day the snapshot describes. */
    public LocalDate asOf() {
        return asOf;
    }

    /** All metrics of the account itself, those derived from others included. */
    public MetricValues metrics() {
        return metrics;
    }

    /** One metric, or empty where it is unknown. */
    public <T> Optional<T> get(Metric<T> metric) {
        return metrics.get(metric);
    }

    /** Who the account is. */
    public Profile profile() {
        return new Profile(metrics);
    }

    /** What the account is worth. */
    public Value value() {
        return new Value(metrics);
    }

    /** How the account orders. */
    public Orders orders() {
        return new Orders(metrics);
    }

    /** How well the two sides know and see each other. */
    public Communication communication() {
        return new Communication(metrics);
    }

    /** Whether our products meet the account's needs. */
    public Product product() {
        return new Product(metrics);
    }

    /** Whether both sides head the same way. */
    public Strategy strategy() {
        return new Strategy(metrics);
    }

    /** Whether what we deliver is sound. */
    public Quality quality() {
        return new Quality(metrics);
    }

    /** How well the account is served. */
    public Service service() {
        return new Service(metrics);
    }

    /** Whether goods arrive on time and in full. */
    public Delivery delivery() {
        return new Delivery(metrics);
    }

    /** Whether the account gains by buying from us. */
    public Benefit benefit() {
        return new Benefit(metrics);
    }

    /** What binds the account. */
    public Contract contract() {
        return new Contract(metrics);
    }

    /** How the account conducts itself in the channel. */
    public Channel channel() {
        return new Channel(metrics);
    }

    /** The complaints, which may be none; empty where nothing is known of them. */
    public Optional<List<Complaint>> complaints() {
        return Optional.ofNullable(complaints);
    }

    /** The rivals, which may be none; empty where nothing is known of them. */
    public Optional<List<Rival>> rivals() {
        return Optional.ofNullable(rivals);
    }

    /** The shifts, which may be none; empty where nothing is known of them. */
    public Optional<List<Shift>> shifts() {
        return Optional.ofNullable(shifts);
    }

    /** The promotions, which may be none; empty where nothing is known of them. */
    public Optional<List<Promotion>> promotions() {
        return Optional.ofNullable(promotions);
    }

    /** Order history by month, oldest first. */
    public List<MonthlyOrders> months() {
        return months;
    }

    /** The elements that become facts of this type; empty where nothing is known of them. */
    public Optional<List<? extends Element>> elements(FactType type) {
        return switch (type) {
            case COMPLAINT -> Optional.ofNullable(complaints);
            case RIVAL -> Optional.ofNullable(rivals);
            case SHIFT -> Optional.ofNullable(shifts);
            case PROMOTION -> Optional.ofNullable(promotions);
            default -> throw new IllegalArgumentException(type + " is no list of a snapshot");
        };
    }

    /** Anything else the caller's system has, by name: texts, numbers and booleans. */
    public Map<String, Object> attributes() {
        return attributes;
    }

    /** Fields of the JSON input that no metric is called by: JSON path to the JSON text that stood there. */
    public Map<String, String> unrecognised() {
        return unrecognised;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AccountSnapshot that
                && id.equals(that.id)
                && Objects.equals(name, that.name)
                && asOf.equals(that.asOf)
                && metrics.equals(that.metrics)
                && Objects.equals(complaints, that.complaints)
                && Objects.equals(rivals, that.rivals)
                && Objects.equals(shifts, that.shifts)
                && Objects.equals(promotions, that.promotions)
                && months.equals(that.months)
                && attributes.equals(that.attributes)
                && unrecognised.equals(that.unrecognised);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, asOf, metrics);
    }

    /** Identity and day only: a snapshot holds customer data, which does not belong into logs. */
    @Override
    public String toString() {
        return "AccountSnapshot[" + id + " as of " + asOf + "]";
    }

    /** Collects what is known; not thread-safe. */
    public static final class Builder {

        private final String id;
        private final LocalDate asOf;
        private final MetricValues.Builder metrics;
        private @Nullable String name;
        private @Nullable List<Complaint> complaints;
        private @Nullable List<Rival> rivals;
        private @Nullable List<Shift> shifts;
        private @Nullable List<Promotion> promotions;
        private final List<MonthlyOrders> months = new ArrayList<>(0);
        private final Map<String, Object> attributes = new LinkedHashMap<>();
        private final Map<String, String> unrecognised = new LinkedHashMap<>();

        private Builder(String id, LocalDate asOf, MetricValues.Builder metrics) {
            this.id = Objects.requireNonNull(id, "id");
            this.asOf = Objects.requireNonNull(asOf, "asOf");
            this.metrics = metrics;
        }

        /** Name of the account. */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /** Writes the group {@code profile}. */
        public Builder profile(Consumer<Profile.Builder> profile) {
            profile.accept(new Profile.Builder(metrics));
            return this;
        }

        /** Writes the group {@code value}. */
        public Builder value(Consumer<Value.Builder> value) {
            value.accept(new Value.Builder(metrics));
            return this;
        }

        /** Writes the group {@code orders}. */
        public Builder orders(Consumer<Orders.Builder> orders) {
            orders.accept(new Orders.Builder(metrics));
            return this;
        }

        /** Writes the group {@code communication}. */
        public Builder communication(Consumer<Communication.Builder> communication) {
            communication.accept(new Communication.Builder(metrics));
            return this;
        }

        /** Writes the group {@code product}. */
        public Builder product(Consumer<Product.Builder> product) {
            product.accept(new Product.Builder(metrics));
            return this;
        }

        /** Writes the group {@code strategy}. */
        public Builder strategy(Consumer<Strategy.Builder> strategy) {
            strategy.accept(new Strategy.Builder(metrics));
            return this;
        }

        /** Writes the group {@code quality}. */
        public Builder quality(Consumer<Quality.Builder> quality) {
            quality.accept(new Quality.Builder(metrics));
            return this;
        }

        /** Writes the group {@code service}. */
        public Builder service(Consumer<Service.Builder> service) {
            service.accept(new Service.Builder(metrics));
            return this;
        }

        /** Writes the group {@code delivery}. */
        public Builder delivery(Consumer<Delivery.Builder> delivery) {
            delivery.accept(new Delivery.Builder(metrics));
            return this;
        }

        /** Writes the group {@code benefit}. */
        public Builder benefit(Consumer<Benefit.Builder> benefit) {
            benefit.accept(new Benefit.Builder(metrics));
            return this;
        }

        /** Writes the group {@code contract}. */
        public Builder contract(Consumer<Contract.Builder> contract) {
            contract.accept(new Contract.Builder(metrics));
            return this;
        }

        /** Writes the group {@code channel}. */
        public Builder channel(Consumer<Channel.Builder> channel) {
            channel.accept(new Channel.Builder(metrics));
            return this;
        }

        /** Adds a complaint. */
        public Builder complaint(Complaint complaint) {
            complaints = with(complaints, complaint);
            return this;
        }

        /** States that there are no complaints, which is more than saying nothing. */
        public Builder noComplaints() {
            complaints = List.of();
            return this;
        }

        /** Adds a rival. */
        public Builder rival(Rival rival) {
            rivals = with(rivals, rival);
            return this;
        }

        /** States that there are no rivals, which is more than saying nothing. */
        public Builder noRivals() {
            rivals = List.of();
            return this;
        }

        /** Adds a shift. */
        public Builder shift(Shift shift) {
            shifts = with(shifts, shift);
            return this;
        }

        /** States that there are no shifts, which is more than saying nothing. */
        public Builder noShifts() {
            shifts = List.of();
            return this;
        }

        /** Adds a promotion. */
        public Builder promotion(Promotion promotion) {
            promotions = with(promotions, promotion);
            return this;
        }

        /** States that there are no promotions, which is more than saying nothing. */
        public Builder noPromotions() {
            promotions = List.of();
            return this;
        }

        /** Adds one month of order history. */
        public Builder month(MonthlyOrders month) {
            months.add(month);
            return this;
        }

        /** Keeps a text under a name of the caller's. */
        public Builder attribute(String name, String value) {
            attributes.put(name, value);
            return this;
        }

        /** Keeps a number under a name of the caller's. */
        public Builder attribute(String name, Number value) {
            attributes.put(name, value);
            return this;
        }

        /** Keeps a boolean under a name of the caller's. */
        public Builder attribute(String name, boolean value) {
            attributes.put(name, value);
            return this;
        }

        /** Keeps a JSON value aside that no metric is called by. */
        public Builder unrecognised(String path, String json) {
            unrecognised.put(path, json);
            return this;
        }

        /** The day the snapshot will describe. */
        public LocalDate asOf() {
            return asOf;
        }

        /** Whether the metric of the account itself has been given, so that what fills gaps overwrites nothing. */
        public boolean knows(Metric<?> metric) {
            return metrics.knows(metric);
        }

        /** Whether order history by month has been given. */
        public boolean knowsMonths() {
            return !months.isEmpty();
        }

        /** Sets one metric of the account itself. */
        public <T> Builder set(Metric<T> metric, T value) {
            metrics.put(metric, value);
            return this;
        }

        /** Makes one metric of the account itself unknown. */
        public Builder clear(Metric<?> metric) {
            metrics.clear(metric);
            return this;
        }

        /** Adds an element to the list it belongs to. */
        public Builder element(Element element) {
            if (element instanceof Complaint complaint) {
                return complaint(complaint);
            }
            if (element instanceof Rival rival) {
                return rival(rival);
            }
            if (element instanceof Shift shift) {
                return shift(shift);
            }
            return promotion((Promotion) element);
        }

        /** States that a list has no elements, which is more than saying nothing. */
        public Builder none(FactType type) {
            return switch (type) {
                case COMPLAINT -> noComplaints();
                case RIVAL -> noRivals();
                case SHIFT -> noShifts();
                case PROMOTION -> noPromotions();
                default -> throw new IllegalArgumentException(type + " is no list of a snapshot");
            };
        }

        /** The elements in the order they were given. */
        private List<? extends Element> given(FactType type) {
            List<? extends Element> elements =
                    switch (type) {
                        case COMPLAINT -> complaints;
                        case RIVAL -> rivals;
                        case SHIFT -> shifts;
                        case PROMOTION -> promotions;
                        default -> throw new IllegalArgumentException(type + " is no list of a snapshot");
                    };
            return elements == null ? List.of() : elements;
        }

        private static <E> List<E> with(@Nullable List<E> list, E element) {
            List<E> longer = list instanceof ArrayList<E> ? list : new ArrayList<>(list == null ? List.of() : list);
            longer.add(element);
            return longer;
        }

        /**
         * The finished snapshot, with everything derived that follows from what was given.
         *
         * @throws InvalidSnapshotException with every impossible value: out of range, after {@code asOf}, doubled ids,
         *     mixed currencies
         */
        public AccountSnapshot build() {
            MetricValues finished = Derivation.of(metrics.build(), asOf);
            AccountSnapshot snapshot = new AccountSnapshot(this, finished);
            List<Problem> problems = SnapshotChecks.problems(snapshot, this::given);
            if (!problems.isEmpty()) {
                throw new InvalidSnapshotException(problems);
            }
            return snapshot;
        }
    }
}
