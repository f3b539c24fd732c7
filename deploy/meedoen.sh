#!/bin/sh
# `meedoen check`, `meedoen backup`: webapp with the settings of this server, as the user of the app.
# Goes to /usr/local/sbin/meedoen.
exec systemd-run --quiet --pty --pipe --wait --collect -p User=meedoen -p UMask=0077 \
    -p StateDirectory=meedoen -p StateDirectoryMode=0700 -p WorkingDirectory=/var/lib/meedoen \
    -p EnvironmentFile=/etc/meedoen/settings /opt/meedoen/bin/webapp "$@"
