import LitganCommands

@main
struct EntryPoint {
  static func main() async {
    await Litgan.main()
  }
}
