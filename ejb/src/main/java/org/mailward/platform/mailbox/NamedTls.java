package org.mailward.platform.mailbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.mailward.mailauth.dns.DomainName;

/// TLS to a server by its name, over a connection that the mail library made to an address.
///
/// The library is told a guarded address and never the name, so that it cannot look the name up by itself; the certificate is
/// checked for the name all the same.
final class NamedTls extends SSLSocketFactory {

    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    private final DomainName host;
    private final SSLSocketFactory tls;
    private final ImapBounds bounds;

    /// @param bounds what may be said on the connection
    NamedTls(DomainName host, SSLSocketFactory tls, ImapBounds bounds) {
        this.host = host;
        this.tls = tls;
        this.bounds = bounds;
    }

    /// @param address ignored: the name is known
    @Override
    public Socket createSocket(Socket plain, String address, int port, boolean autoClose) throws IOException {
        var socket = (SSLSocket) tls.createSocket(plain, host.ascii(), port, autoClose);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(VERSIONS);
        socket.setSSLParameters(parameters);
        if (plain.getInputStream() instanceof ImapBounds.Watched before) {
            before.release();
        }
        try {
            socket.startHandshake();
            return new WatchedSocket(socket, bounds);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public Socket createSocket(String address, int port) throws IOException {
        return createSocket(InetAddress.ofLiteral(address), port);
    }

    @Override
    public Socket createSocket(String address, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(InetAddress.ofLiteral(address), port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(address, port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        var plain = new Socket();
        plain.connect(new InetSocketAddress(address, port));
        return createSocket(plain, host.ascii(), port, true);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls.getSupportedCipherSuites();
    }
}
