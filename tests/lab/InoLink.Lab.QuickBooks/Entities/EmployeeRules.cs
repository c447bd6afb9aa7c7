using InoLink.Lab.QuickBooks.Wire;
using static InoLink.Lab.QuickBooks.Wire.Member;

namespace InoLink.Lab.QuickBooks.Entities;

/// <summary>Employees: present because their names collide with customers'.</summary>
internal sealed class EmployeeRules : EntityRules
{
    public override Shape Shape { get; } = new("Employee",
    [
        Text("SSN", 100).NoQuery(), Part("PrimaryAddr", CommonShapes.Address), Flag("BillableTime"), Ignored("BillRate"), Ignored("CostRate"), Ignored("BirthDate"), Ignored("Gender"),
        Ignored("HiredDate"), Ignored("ReleasedDate"), Text("EmployeeNumber", 100), Ignored("EmployeeType"), Ignored("UseTimeEntry"), Ignored("CustomField"),
        .. CommonShapes.Entity, .. PersonNames.Names,
    ]);

    public override string Sequence => "Name";

    public override void Apply(Change change)
    {
        PersonNames.Apply(change);
        PersonNames.Address(change, "PrimaryAddr");
        change.Draft["BillableTime"] = change.Flag("BillableTime");
    }
}
