package dev.holdfast.localstack.server;

import dev.holdfast.localstack.binary.MongodBinary;
import dev.holdfast.localstack.binary.RedisBinary;
import dev.holdfast.localstack.process.ChildProcess;
import dev.holdfast.localstack.process.Program;
import dev.holdfast.localstack.process.ServerProcess;
import java.nio.file.Path;

/** Where servers run, and with which programs. */
public interface ServerHost {

    /** This machine itself. */
    ServerHost MACHINE = new ServerHost() {

        @Override
        public Path mongod() {
            return MongodBinary.find();
        }

        @Override
        public Path redis() {
            return RedisBinary.find();
        }

        @Override
        public ServerProcess process(Program program) {
            return new ChildProcess(program);
        }
    };

    Path mongod();

    Path redis();

    /** The program as it runs there, or does not. Its ports and its folders are those of this machine. */
    ServerProcess process(Program program);
}
