package dev.stepwell.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All connections of the load generator, clients and stubs, on one thread: what it costs is taken from the server
 * beside it, so it must be little. Confined to that thread.
 */
final class Loop implements AutoCloseable {
    private static final int BUFFER_BYTES = 16 * 1024;
    private static final long LOOK_UP_MILLIS = 1;
    private static final int BACKLOG = 4_096;

    private final Selector selector;
    private final Queue<Runnable> due = new ArrayDeque<>();

    Loop() throws IOException {
        selector = Selector.open();
    }

    /** A connection. Bytes of messages that are not whole yet lie in the buffer. */
    final class Peer {
        private final SocketChannel channel;
        private final Function<Message, byte @Nullable []> answer;
        private byte[] buffer = new byte[BUFFER_BYTES];
        private int begin;
        private int end;
        private boolean open = true;

        private Peer(SocketChannel channel, Function<Message, byte @Nullable []> answer) throws IOException {
            this.channel = channel;
            this.answer = answer;
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.register(selector, SelectionKey.OP_READ, this);
        }

        void send(byte[] bytes) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            try {
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
            } catch (IOException e) {
                open = false;
            }
        }

        private void read() {
            if (end == buffer.length) {
                makeRoom();
            }
            int count;
            try {
                count = channel.read(ByteBuffer.wrap(buffer, end, buffer.length - end));
            } catch (IOException e) {
                count = -1;
            }
            if (count < 0) {
                close();
                return;
            }
            end += count;
            Message message = Message.read(buffer, begin, end);
            while (message != null) {
                begin = message.end();
                byte[] next = answer.apply(message);
                if (next != null) {
                    send(next);
                }
                message = begin == end ? null : Message.read(buffer, begin, end);
            }
            if (begin == end) {
                begin = 0;
                end = 0;
            }
        }

        private void makeRoom() {
            int size = end - begin < buffer.length / 2 ? buffer.length : buffer.length * 2;
            buffer = Arrays.copyOf(Arrays.copyOfRange(buffer, begin, end), size);
            end -= begin;
            begin = 0;
        }

        boolean isOpen() {
            return open;
        }

        void close() {
            open = false;
            try {
                channel.close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** @param next what to send after an answer, or null for nothing */
    Peer connect(URI endpoint, Function<Message, byte @Nullable []> next) throws IOException {
        InetAddress host = InetAddress.getAllByName(endpoint.getHost())[0];
        return new Peer(SocketChannel.open(new InetSocketAddress(host, endpoint.getPort())), next);
    }

    /** @param answer to a request */
    ServerSocketChannel listen(int port, Function<Message, byte @Nullable []> answer) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT, answer);
        return server;
    }

    /** Does this after what is being done. */
    void later(Runnable task) {
        due.add(task);
    }

    /** Serves all connections until this says so. */
    void runUntil(BooleanSupplier done) throws IOException {
        while (!done.getAsBoolean()) {
            for (Runnable task = due.poll(); task != null; task = due.poll()) {
                task.run();
            }
            selector.select(this::ready, LOOK_UP_MILLIS);
        }
    }

    /** Serves all connections for a while. */
    void runFor(double seconds) throws IOException {
        long until = System.nanoTime() + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
        runUntil(() -> System.nanoTime() - until > 0);
    }

    @SuppressWarnings("unchecked")
    private void ready(SelectionKey key) {
        if (key.attachment() instanceof Peer peer) {
            peer.read();
        } else if (key.channel() instanceof ServerSocketChannel server) {
            try {
                SocketChannel accepted = server.accept();
                if (accepted != null) {
                    var _ = new Peer(accepted, (Function<Message, byte @Nullable []>) key.attachment());
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
