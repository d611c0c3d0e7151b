# shellcheck shell=sh
# The part of scripts/setup, which sources it, that looks for system packages and installs what is missing. Looking is a
# matter of a few file names: it happens on every start.

any_exists() {
    for path; do
        [ -e "$path" ] && return
    done
    return 1
}

has_library() {
    any_exists /usr/lib/*-linux-gnu*/lib"$1".so.* /usr/lib/lib"$1".so.* \
        /usr/lib64/lib"$1".so.* /usr/local/lib/lib"$1".* /opt/homebrew/lib/lib"$1".*
}

has_alsa_pulse() {
    [ "$(uname)" != Linux ] ||
        any_exists /usr/lib/*/alsa-lib/libasound_module_pcm_pulse.so /usr/lib*/alsa-lib/libasound_module_pcm_pulse.so
}

has_festival_voice() {
    for prefix in /usr /usr/local /opt/homebrew; do
        [ -d "$prefix/share/festival/voices/us/cmu_us_slt_arctic_hts" ] && return
    done
    return 1
}

has_chromium() {
    has_command chromium || has_command chromium-browser || has_command google-chrome
}

# Prints what the purpose (run or test) lacks, by the names of Debian's packages.
missing_packages() {
    has_library portaudio || printf ' libportaudio2'
    has_library espeak-ng || printf ' espeak-ng'
    [ "$1" = test ] || return 0
    has_command pulseaudio || printf ' pulseaudio'
    has_command pactl || printf ' pulseaudio-utils'
    has_alsa_pulse || printf ' libasound2-plugins'
    has_command festival || printf ' festival'
    has_festival_voice || printf ' festvox-us-slt-hts'
    has_chromium || printf ' chromium'
}

# Root may, and so may who has a sudo that asks nothing or a terminal at which it can ask.
may_use_apt() {
    has_command apt-get || return 1
    [ "$(id -u)" = 0 ] || { has_command sudo && { [ -t 2 ] || sudo -n true 2>/dev/null; }; }
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        logged "$@"
    else
        logged sudo "$@"
    fi
}

# A package list that is out of reach (somebody else's, say) need not matter; a package that is out of reach does.
apt_update() {
    [ -n "${apt_updated-}" ] || as_root apt-get -q update || true
    apt_updated=yes
}

# Nothing on this machine is removed to make room: a desktop's own sound server may stand in PulseAudio's way.
apt_install() {
    apt_update
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -q -y -o DPkg::Lock::Timeout=300 --no-install-recommends --no-remove install "$@"
}

# Homebrew has no package for Festival's voice, and needs none for ALSA.
brew_install() {
    for package; do
        case $package in
            libportaudio2) logged brew install portaudio ;;
            chromium) logged brew install --cask chromium ;;
            festvox-us-slt-hts | pulseaudio-utils | libasound2-plugins) ;;
            *) logged brew install "$package" ;;
        esac || true
    done
}

# The list of packages is split into words on purpose.
install_packages() {
    if may_use_apt; then
        say "installing$1 with apt-get"
        # shellcheck disable=SC2086
        apt_install $1
    elif has_command brew; then
        say "installing$1 with Homebrew"
        # shellcheck disable=SC2086
        brew_install $1
    else
        return 1
    fi
}

# voicecoach does its job without a sound card or a voice; its tests do not.
prepare_system() {
    missing=$(missing_packages "$1")
    [ -n "$missing" ] || return 0
    install_packages "$missing" || true
    missing=$(missing_packages "$1")
    [ -n "$missing" ] || return 0
    advice="install$missing (Debian's names)"
    has_command apt-get && advice="\`sudo apt-get install$missing\`"
    if [ "$1" = test ]; then
        stop "the tests need packages that could not be installed; $advice, then try again."
    fi
    say "going on, perhaps without microphone or voice, as some packages could not be installed; to have them: $advice."
}
