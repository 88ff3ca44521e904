package dev.holdfast.identity.token;

import dev.holdfast.kit.service.secret.MasterKey;
import dev.holdfast.kit.service.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import org.bson.Document;
import org.bson.types.Binary;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.Use;
import org.jose4j.jws.AlgorithmIdentifiers;

/** Makes signing keys and opens stored ones. */
@ApplicationScoped
class KeyForge {

    private final MasterKey masterKey;
    private final Ids ids;

    KeyForge(MasterKey masterKey, Ids ids) {
        this.masterKey = masterKey;
        this.ids = ids;
    }

    SigningKeyDocument make(long number, Instant activeFrom, Instant now) {
        String kid = ids.next("key");
        KeyPair pair = newPair();
        byte[] sealed = masterKey.seal(pair.getPrivate().getEncoded(), context(kid));
        return new SigningKeyDocument(kid, number, activeFrom, jwk(kid, pair.getPublic()), new Binary(sealed), now);
    }

    /** Opens the private half; a failure means that the master key is not the one it was sealed with. */
    SigningKey open(SigningKeyDocument document) {
        byte[] encoded = masterKey.open(document.sealedPrivateKey().getData(), context(document.kid()));
        try {
            var privateKey = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return new SigningKey(document.kid(), privateKey);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Signing key " + document.kid() + " cannot be read", e);
        }
    }

    private static KeyPair newPair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime cannot make P-256 keys", e);
        }
    }

    private static Document jwk(String kid, PublicKey publicKey) {
        var jwk = new EllipticCurveJsonWebKey((ECPublicKey) publicKey);
        jwk.setKeyId(kid);
        jwk.setUse(Use.SIGNATURE);
        jwk.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        return new Document(jwk.toParams(OutputControlLevel.PUBLIC_ONLY));
    }

    private static String context(String kid) {
        return "signing-key|" + kid;
    }
}
