using InoLink.Lab.QuickBooks;
using InoLink.Scenario.Tests.Books;
using Microsoft.Xrm.Sdk;

namespace InoLink.Scenario.Tests.Errors;

/// <summary>What stands between an account or contact and its parent.</summary>
public sealed class ParentRefusalTests(ErrorScene scene) : IClassFixture<ErrorScene>
{
    [Fact]
    [Reaches("INO-1301")]
    public async Task Accounts_that_stand_above_each_other_are_refused_with_the_whole_circle_and_all_go_once_one_parent_is_removed()
    {
        EntityReference first = scene.Sales.Customer("First of the circle");
        EntityReference second = scene.Sales.Customer("Second of the circle", ("parentaccountid", first));
        EntityReference third = scene.Sales.Customer("Third of the circle", ("parentaccountid", second));
        scene.Sales.Update(first, ("parentaccountid", third));

        await scene.MeetAsync(third, "INO-1301", () => scene.Sales.Update(first, ("parentaccountid", null)), "First of the circle", "Second of the circle", "Third of the circle");

        scene.Sales.AssertLinked(first, second, third);
    }

    [Fact]
    [Reaches("INO-1302")]
    public async Task A_sixth_level_is_refused_and_goes_once_the_chain_is_shorter()
    {
        List<EntityReference> chain = [scene.Sales.Customer("Level 0")];
        for (int level = 1; level <= 5; level++)
        {
            chain.Add(scene.Sales.Customer($"Level {level}", ("parentaccountid", chain[^1])));
        }

        await scene.MeetAsync(chain[5], "INO-1302", () => scene.Sales.Update(chain[5], ("parentaccountid", chain[3])), "5 levels");
    }

    [Fact]
    [Reaches("INO-1303")]
    public async Task A_parent_that_cannot_go_stops_its_child_with_the_reason_and_one_retry_takes_both_over_once_it_is_put_right()
    {
        EntityReference parent = scene.Sales.Customer("Colon: Parent");
        EntityReference child = scene.Sales.Customer("Child of a colon", ("parentaccountid", parent));

        await scene.MeetAsync(child, "INO-1303", PutRight, "Colon: Parent", "a colon");

        scene.Sales.AssertLinked(parent, child);

        void PutRight()
        {
            scene.Sales.AssertRefused(parent, "INO-1202", "a colon");
            scene.Sales.Update(parent, ("name", "Plain Parent"));
        }
    }

    [Fact]
    [Reaches("INO-1304")]
    public async Task With_Auto_Create_off_an_unlinked_parent_is_named_and_the_child_goes_once_the_preference_allows_it()
    {
        scene.Sales.Prefer(SalesRig.Customers, ("ino_autocreatemissingcustomer", false));
        EntityReference parent = scene.Sales.Customer("Unlinked Parent");
        EntityReference child = scene.Sales.Customer("Child of the unlinked", ("parentaccountid", parent));

        await scene.MeetAsync(child, "INO-1304", () => scene.Sales.Prefer(SalesRig.Customers, ("ino_autocreatemissingcustomer", true)), "Unlinked Parent");

        scene.Sales.AssertLinked(parent);
    }

    [Fact]
    [Reaches("INO-1305")]
    public async Task While_it_is_not_known_whether_the_parent_went_the_child_waits_and_then_goes_by_itself_and_the_parent_is_asked_for_once()
    {
        EntityReference parent = scene.Sales.Customer("Lost Parent");
        EntityReference child = scene.Sales.Customer("Patient Child", ("parentaccountid", parent));
        scene.Sales.QuickBooks.Faults.Add(new FaultRule(FaultKind.DropAfterCommit) { Entity = "Customer", Operation = "create" });
        scene.Sales.Log.Clear();
        scene.Sales.Ask(parent);
        await scene.Rig.Lab.DrainAsync();

        // asked for alone, while nobody knows of the parent: neither the child's promotion nor its retry may make a second one
        scene.Sales.Ask(child);
        await scene.Rig.Lab.DrainAsync();
        Told.OnJob(scene.Sales.Job(child), "Queued", "INO-1305", "Lost Parent");
        Assert.Equal("To be Linked", scene.Sales.Status(child));
        scene.Sales.Salesperson.Update(new Entity("account", child.Id) { ["description"] = "still mine" });
        Lab.Laboratory.Execute(scene.Sales.Salesperson, "ino_RetryLinkJob", ("LinkJobId", scene.Sales.Job(child).Id));
        await scene.Rig.Lab.DrainAsync();
        Assert.Equal("Queued", Rig.StatusOf(scene.Sales.Job(child)));

        await scene.Rig.SettleAsync();
        scene.Sales.AssertLinked(parent, child);
        Assert.Single(scene.Rig.Jobs(parent.Id));
        Assert.Equal(2, scene.Sales.Log.Asked("Customer", "create"));
    }
}
