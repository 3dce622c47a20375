# Read by mvnw: says in one sentence when the machine has no JDK that is new enough, instead of letting the build fail later.
# The places are those where the build's own search (maven-toolchains-plugin, select-jdk-toolchain) looks.

mailward_project="${0%/*}"
mailward_needs=$(sed -n 's/.*<maven\.compiler\.release>\([0-9]*\)<.*/\1/p' "$mailward_project/pom.xml")

# Prints the home of a JDK that is new enough, if there is one.
mailward_find_jdk() (
  set +f
  on_path=$(command -v javac 2>/dev/null || :)
  if [ -n "$on_path" ]; then
    on_path=$(readlink -f "$on_path" 2>/dev/null || printf %s "$on_path")
    on_path=${on_path%/bin/javac}
  fi
  named=$(env | sed -n -e 's/^JAVA_HOME=//p' -e 's/^JAVA[0-9][0-9]*_HOME=//p' -e 's/^JDK[0-9][0-9]*=//p')
  for home in "${JAVA_HOME-}" "$on_path" $named \
    "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* "${HOME-}"/.m2/jdks/* "${HOME-}"/.gradle/jdks/* "${HOME-}"/.jenv/versions/* \
    "${HOME-}"/.jabba/jdk/* "${HOME-}"/.asdf/installs/java/* "${HOME-}"/.local/share/mise/installs/java/* "${HOME-}"/.jbang/cache/jdks/* \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/lib32/jvm/* /usr/java/* /usr/jdk/* /opt/java/* /opt/jdk* /opt/homebrew/opt/openjdk* \
    /usr/local/opt/openjdk* /Library/Java/JavaVirtualMachines/* "${HOME-}"/Library/Java/JavaVirtualMachines/*; do
    [ ! -d "$home/Contents/Home" ] || home="$home/Contents/Home"
    [ -x "$home/bin/javac" ] && [ -r "$home/release" ] || continue
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release")
    if [ "${version:-0}" -ge "$mailward_needs" ]; then
      printf %s "$home"
      return 0
    fi
  done
)

mailward_jdk=$(mailward_find_jdk)
if [ -z "$mailward_jdk" ] && [ ! -r "${HOME-}/.m2/toolchains.xml" ]; then
  echo "Mailward needs a JDK $mailward_needs or newer and found none on this machine: install one (for example Temurin $mailward_needs), or set JAVA_HOME to the folder of one." >&2
  exit 1
fi

# Steps that start a program of ours take the first java on the path, where the build's own search finds that Maven's is good enough.
if [ -n "$mailward_jdk" ]; then
  PATH="$mailward_jdk/bin:$PATH"
  export PATH
fi

# Maven itself runs on any Java; where there is none to be found, on this one.
if [ -z "${JAVA_HOME-}" ] && ! { command -v java && command -v javac; } >/dev/null 2>&1; then
  JAVA_HOME="$mailward_jdk"
  export JAVA_HOME
fi
