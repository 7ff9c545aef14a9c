package dev.mainstay.examples.crm;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.hydromatic.steelwheels.data.hsqldb.SteelwheelsHsqldb;

/** The SteelWheels order database through plain JDBC. */
final class Database implements CustomerData, AutoCloseable {

    private final Connection connection;

    private Database(Connection connection) {
        this.connection = connection;
    }

    /** Opens the database that the artifact {@code steelwheels-data-hsqldb} brings on the class path, in memory. */
    static Database open() throws SQLException {
        return new Database(
                DriverManager.getConnection(SteelwheelsHsqldb.URI, SteelwheelsHsqldb.USER, SteelwheelsHsqldb.PASSWORD));
    }

    /** What the database calls itself. */
    String product() throws SQLException {
        return "HSQLDB " + connection.getMetaData().getDatabaseProductVersion();
    }

    @Override
    public List<Row> rows(Query query, LocalDate asOf) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
            statement.setObject(1, asOf);
            for (int i = 0; i < query.settings().size(); i++) {
                statement.setInt(i + 2, query.settings().get(i));
            }
            try (ResultSet result = statement.executeQuery()) {
                List<Row> rows = new ArrayList<>();
                while (result.next()) {
                    rows.add(row(result));
                }
                return rows;
            }
        }
    }

    private static Row row(ResultSet result) throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        Map<String, Object> known = new HashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            // A java.sql.Date would depend on the time zone of this machine; a day of the calendar does not.
            Object value =
                    columns.getColumnType(i) == Types.DATE ? result.getObject(i, LocalDate.class) : result.getObject(i);
            if (value != null) {
                known.put(columns.getColumnLabel(i).toLowerCase(Locale.ROOT), value);
            }
        }
        return new Row(known);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
