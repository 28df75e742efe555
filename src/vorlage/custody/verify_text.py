# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What VERIFY.txt says in every case: how to check the archive with a shell, coreutils and OpenSSL alone."""

from __future__ import annotations

from typing import Final

VERIFY_TEXT: Final = r"""How to check this archive without Vorlage
=========================================

Needed: a POSIX shell, GNU coreutils, OpenSSL 3. Nothing is written into the archive and nothing is sent. All that
stands four spaces in can be pasted into a shell in this folder, from top to bottom; or all at once:

  sed -n 's/^    //p' VERIFY.txt | sh

Each check prints a line that begins with OK or with BAD; the last line tells whether there was a BAD one.

1. The originals. The manifest lists each one once, under its SHA-256 digest; which item has which digest stands in
custody/log.jsonl.

    bad=0
    say() { if [ "$1" = 0 ]; then echo "OK   $2"; else echo "BAD  $2"; bad=1; fi; }
    work=$(mktemp -d)
    sha256sum -c --quiet --strict manifest-sha256.txt
    say $? "originals"

2. The custody log. Each line of custody/log.jsonl is one event and holds the SHA-256 of the line before it (without
its line end) in "previous"; the first holds 64 zeros. The lines are also the leaves of a Merkle tree (RFC 9162): a leaf
is the SHA-256 of a zero byte and the line, a node that of a one byte and its two children; the last of an odd number
goes up as it is. The root over the first lines, as many as custody/checkpoint says, must be the root that stands there.

    hashed() {
        for folder in "$work"/in/*; do (cd "$folder" && sha256sum -- *); done | cut -c1-64
        rm -r "$work/in"
    }
    root_of() {
        n=1000000000
        mkdir "$work/in"
        head -n "$1" custody/log.jsonl | while IFS= read -r line; do
            [ -d "$work/in/${n%???}" ] || mkdir "$work/in/${n%???}"
            printf '\000%s' "$line" > "$work/in/${n%???}/$n"
            n=$((n + 1))
        done
        hashed > "$work/row"
        while count=$(wc -l < "$work/row") && [ "$count" -gt 1 ]; do
            n=1000000000
            mkdir "$work/in"
            head -n $((count / 2 * 2)) "$work/row" | tr -d '\n' | tr a-f A-F | basenc --base16 -d |
                od -An -v -to1 -w64 | tr ' ' '\\' | while IFS= read -r pair; do
                [ -d "$work/in/${n%???}" ] || mkdir "$work/in/${n%???}"
                printf "\\001$pair" > "$work/in/${n%???}/$n"
                n=$((n + 1))
            done
            hashed > "$work/next"
            [ $((count % 2)) = 0 ] || tail -n 1 "$work/row" >> "$work/next"
            mv "$work/next" "$work/row"
        done
        tr a-f A-F < "$work/row" | tr -d '\n' | basenc --base16 -d | base64
    }
    same_root() {
        [ "$(wc -l < custody/log.jsonl)" -ge "$1" ] && [ "$(root_of "$1")" = "$2" ]
    }
    line_of() { head -n "$1" "$2" | tail -n 1; }
    same_root "$(line_of 2 custody/checkpoint)" "$(line_of 3 custody/checkpoint)"
    say $? "log: the first $(line_of 2 custody/checkpoint) lines are those that were signed"
    [ "$(wc -l < custody/log.jsonl)" -eq "$(line_of 2 custody/checkpoint)" ]
    say $? "log: no line is there that was not signed"

3. The signature of the checkpoint: Ed25519 over its first three lines, with the key in custody/log-key.pem. It is worth
as much as what you know of the key: compare the file with one that the desk gave you on another way.

    head -n 3 custody/checkpoint > "$work/text"
    tail -n 1 custody/checkpoint | cut -d ' ' -f 3 | base64 -d | tail -c 64 > "$work/signature"
    signed_by() {
        openssl pkeyutl -verify -pubin -inkey "$1" -rawin -in "$work/text" -sigfile "$work/signature" \
            > "$work/said" 2>&1
    }
    signed_by custody/log-key.pem
    say $? "checkpoint: signed with custody/log-key.pem"

4. Cosignatures, if there are any: others saw the log at a size, at a time. Each file in custody/cosignatures/ is a
checkpoint whose last line is by the cosigner: the id of the key, the time in seconds since 1970 in eight bytes, and the
signature. The key lies in custody/cosigners/ under its id. The name of the file is its SHA-256.

    cosigned() {
        [ "$(sha256sum < "$1" | cut -c1-64).note" = "${1##*/}" ] || return 1
        same_root "$(line_of 2 "$1")" "$(line_of 3 "$1")" || return 1
        tail -n 1 "$1" | cut -d ' ' -f 3 | base64 -d > "$work/line"
        id=$(head -c 4 "$work/line" | od -An -tx1 | tr -d ' \n')
        seconds=$((0x$(head -c 12 "$work/line" | tail -c 8 | od -An -tx1 | tr -d ' \n')))
        tail -c 64 "$work/line" > "$work/signature"
        { printf 'cosignature/v1\ntime %s\n' "$seconds"; head -n 3 "$1"; } > "$work/text"
        signed_by "custody/cosigners/$id.pem" &&
            when=$(date -u -d "@$seconds" +%Y-%m-%dT%H:%M:%SZ)
    }
    for note in custody/cosignatures/*.note; do
        [ -e "$note" ] || continue
        when=?
        cosigned "$note"
        say $? "cosignature: size $(line_of 2 "$note"), key $id, $when"
    done

5. Timestamps, if there are any: an authority (RFC 3161) stamped the SHA-256 of a random number and the root, so that it
did not learn the root. Each has a folder in custody/timestamps/: the checkpoint, the number, the reply, and the
certificate that the desk trusts.

    stamped() {
        same_root "$(line_of 2 "$1/checkpoint")" "$(line_of 3 "$1/checkpoint")" || return 1
        { cat "$1/nonce"; line_of 3 "$1/checkpoint" | base64 -d; } > "$work/text"
        openssl ts -verify -data "$work/text" -in "$1/reply.tsr" -CAfile "$1/authority.pem" > "$work/said" 2>&1
    }
    for stamp in custody/timestamps/*; do
        [ -d "$stamp" ] || continue
        stamped "$stamp"
        say $? "timestamp: size $(line_of 2 "$stamp/checkpoint")"
    done

    rm -r "$work"
    if [ "$bad" = 0 ]; then echo "All checks passed."; else echo "Something is not as it was."; (exit 1); fi

What this shows: that the bytes are those that were received, and the log is the one that was signed. Whoever owns the
folder has the key too, and could have made all of it anew: a checkpoint that was kept elsewhere, a cosignature or a
timestamp shows that it was not, up to its size. Nothing of this shows that a document is authentic.
"""
