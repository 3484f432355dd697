"""Makes the packages of TikEarn and tests them. Started by ``python3 dev.py bundle``, in an environment of its own."""
