package dev.holdfast.localstack;

import dev.holdfast.localstack.process.Probe;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Ready when the address answers 200. */
record HttpProbe(URI address) implements Probe {

    private static final int TIMEOUT_MILLIS = 1000;

    @Override
    public boolean isReady() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        try {
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } finally {
            connection.disconnect();
        }
    }
}
