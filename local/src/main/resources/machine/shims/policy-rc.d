#!/bin/sh
# A local machine has no init system: packages install their services but don't start them.
exit 101
