package dev.holdfast.identity.throttle;

import dev.holdfast.identity.person.EmailAddress;
import dev.holdfast.kit.service.secret.MasterKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** Names counts and devices, by MACs that tell nobody what they are of. */
@ApplicationScoped
class AttemptNames {

    /** What one subscriber has of the addresses of IPv6. */
    private static final int PREFIX_BYTES = 8;

    private final MasterKey masterKey;

    AttemptNames(MasterKey masterKey) {
        this.masterKey = masterKey;
    }

    /** The count of this account from this address. */
    String ofAddress(String account, Origin origin) {
        return mac("address", account, place(origin.address()));
    }

    /** The count of this account from this known device. */
    String ofAttemptsFrom(String account, DeviceToken device) {
        return mac("attempts-from", account, device.text());
    }

    /** The knowledge of this device for this account. */
    String ofDevice(String account, DeviceToken device) {
        return mac("device", account, device.text());
    }

    private String mac(String kind, String account, String from) {
        byte[] mac = masterKey.mac("login-attempts", kind, normal(account), from);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    private static String normal(String account) {
        return EmailAddress.parse(account).map(EmailAddress::value).orElseGet(() -> account.strip()
                .toLowerCase(Locale.ROOT));
    }

    private static String place(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(bytes, 0, Math.min(PREFIX_BYTES, bytes.length));
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
