/// A row of a log as an object; objects within it are paths, as in `optim/lr`. The command line
/// reads the same; a test holds the two together.
struct JSONRecord {
  private(set) var cells: [(name: String, cell: Cell)] = []
  private(set) var names: [String] = []

  /// How deep objects are looked into.
  private static let levels = 3
  /// A longer list in a cell is something else than the rates of parameter groups.
  private static let mostGroups = 1000

  /// Nil where the value is no object.
  init?(_ tree: JSONTree, wanted: WantedColumns) {
    guard case .object(let members) = tree else { return nil }
    add(members, path: "", wanted: wanted, levels: Self.levels)
  }

  private mutating func add(
    _ members: [String: JSONTree], path: String, wanted: WantedColumns, levels: Int
  ) {
    // The keys come in no order; messages that list them should be the same each time.
    for (key, value) in members.sorted(by: { $0.key < $1.key }) {
      let name = path + key
      if levels > 0, case .object(let inner) = value {
        add(inner, path: name + "/", wanted: wanted, levels: levels - 1)
        continue
      }
      names.append(name)
      guard wanted.contains(name) else { continue }
      if case .list(let list) = value {
        addGroups(list, name: name)
      } else {
        cells.append((name, value.cell))
      }
    }
  }

  /// Gives each parameter group a column, where a cell holds the rates of all of them.
  private mutating func addGroups(_ list: [JSONTree], name: String) {
    guard (1...Self.mostGroups).contains(list.count) else {
      cells.append((name, .other("a list", hint: "")))
      return
    }
    for (index, value) in list.enumerated() {
      cells.append((list.count > 1 ? "\(name)[\(index)]" : name, value.cell))
    }
  }
}
