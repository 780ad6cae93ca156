/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** IP addresses and networks, written as {@code 10.0.0.0/8,::1}. Immutable. */
public final class AddressRanges {

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";

    private static final String IP_V4 = OCTET + "(\\." + OCTET + "){3}";

    /** Also matches what is none, which the JDK refuses without asking for a name. */
    private static final String IP_V6 = "(?=.*:)[0-9A-Fa-f:.]{2,45}";

    private final List<Network> networks;

    private AddressRanges(List<Network> networks) {
        this.networks = networks;
    }

    /** Returns the ranges, or null if the text has anything but addresses and networks. */
    static @Nullable AddressRanges read(String text) {
        List<Network> networks = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Network network = network(part.strip());
            if (network == null) {
                return null;
            }
            networks.add(network);
        }
        return new AddressRanges(List.copyOf(networks));
    }

    private static @Nullable Network network(String text) {
        int slash = text.indexOf('/');
        InetAddress address = address(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            return null;
        }
        int longest = 8 * address.getAddress().length;
        int bits = slash < 0 ? longest : bits(text.substring(slash + 1));
        return bits < 0 || bits > longest ? null : new Network(address, bits);
    }

    private static int bits(String text) {
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
    }

    /** Reads an address; names of hosts are none. */
    private static @Nullable InetAddress address(String text) {
        try {
            return text.matches(IP_V4) || text.matches(IP_V6) ? InetAddress.getByName(text) : null;
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /** Returns an IP address without brackets and zone; null for any other text. */
    public static @Nullable String literal(String text) {
        String bare = text.strip();
        if (bare.startsWith("[") && bare.endsWith("]")) {
            bare = bare.substring(1, bare.length() - 1);
        }
        bare = withoutZone(bare);
        return address(bare) == null ? null : bare;
    }

    /**
     * Tells whether an address is in one of the ranges.
     *
     * @param text an IP address; anything else is in no range
     */
    public boolean contains(@Nullable String text) {
        InetAddress address = text == null ? null : address(withoutZone(text));
        return address != null && networks.stream().anyMatch(it -> it.contains(address));
    }

    private static String withoutZone(String text) {
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AddressRanges ranges && networks.equals(ranges.networks);
    }

    @Override
    public int hashCode() {
        return networks.hashCode();
    }

    /** The addresses that begin with the same bits. */
    private record Network(InetAddress first, int bits) {

        boolean contains(InetAddress address) {
            byte[] mine = first.getAddress();
            byte[] other = address.getAddress();
            if (mine.length != other.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit & 7);
                if (((mine[bit >> 3] ^ other[bit >> 3]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
