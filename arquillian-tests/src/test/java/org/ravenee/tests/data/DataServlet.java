/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.data;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Uses the database of the server. */
@WebServlet("/data/*")
public class DataServlet extends HttpServlet {

    private static final int ROWS = 40;

    @EJB private Stock stock;
    @Inject private DataSource source;
    @Inject private Jdbc jdbc;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            switch (request.getPathInfo()) {
                case "/jpa" -> stock.queryInALoop();
                case "/jpa-failing" -> stock.addTwice();
                case "/jdbc" -> loop(connection);
                case "/slow" -> slow();
                case "/batch" -> batch(connection);
                case "/table" ->
                        statement.execute(
                                "create table if not exists part (id int primary key, name varchar)");
                default -> response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            }
        } catch (SQLException e) {
            throw new ServletException(e);
        }
        if (request.getParameter("fail") != null) {
            throw new IllegalStateException("the answer is lost");
        }
    }

    private static void loop(Connection connection) throws SQLException {
        for (int i = 0; i < ROWS; i++) {
            try (PreparedStatement query =
                    connection.prepareStatement("select name from part where id = ?")) {
                query.setInt(1, i);
                query.executeQuery().close();
            }
        }
    }

    private void slow() throws SQLException {
        try (Connection connection = jdbc.reportingEveryStatement().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select 's3cret'");
        }
    }

    private static void batch(Connection connection) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into part values (?, 's3cret')")) {
            for (int i = 0; i < 2; i++) {
                insert.setInt(1, 4711);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
