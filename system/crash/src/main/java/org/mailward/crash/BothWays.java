package org.mailward.crash;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Two ways at the same time, each for half of the mails.
record BothWays(WayIn one, WayIn other) implements WayIn {

    @Override
    public Map<String, String> variables() {
        var variables = new HashMap<>(one.variables());
        variables.putAll(other.variables());
        return variables;
    }

    @Override
    public void build(Connection superuser) throws SQLException {
        one.build(superuser);
        other.build(superuser);
    }

    @Override
    public void bring(List<Letter> letters) throws InterruptedException {
        int half = letters.size() / 2;
        var beside = Thread.ofVirtual().name("the other way").start(() -> {
            try {
                other.bring(letters.subList(half, letters.size()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        one.bring(letters.subList(0, half));
        beside.join();
    }

    @Override
    public int progress() {
        return one.progress() + other.progress();
    }

    @Override
    public List<String> leftOver() {
        return Stream.concat(one.leftOver().stream(), other.leftOver().stream()).toList();
    }

    @Override
    public String summary() {
        return one.summary() + "; " + other.summary();
    }

    @Override
    public void close() {
        one.close();
        other.close();
    }
}
