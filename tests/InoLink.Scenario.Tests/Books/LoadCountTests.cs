using InoLink.Bench;

namespace InoLink.Scenario.Tests.Books;

/// <summary>A load is measured by counts: twice the records cost at most twice the calls, and a batch is a batch.</summary>
public class LoadCountTests
{
    [Fact]
    public async Task Hundred_and_twenty_accounts_go_in_batches_and_cost_no_more_apiece_than_thirty()
    {
        Cost few = await Customers(30);
        Cost many = await Customers(120);

        Assert.InRange(few.Calls, 1, 6);
        Assert.InRange(many.CallsEach, 0m, 0.2m);
        Assert.True(many.RequestsEach <= few.RequestsEach * 1.25m, $"{few} {many}");
        Assert.True(many.RequestsEach <= 25m, $"{many}");
    }

    [Fact]
    public async Task Sixty_invoices_go_in_batches_too()
    {
        await using Load load = await Load.OpenAsync();
        Cost cost = await load.InvoicesAsync(60);

        Assert.InRange(cost.CallsEach, 0m, 0.4m);
    }

    private static async Task<Cost> Customers(int count)
    {
        await using Load load = await Load.OpenAsync();
        return await load.CustomersAsync(count);
    }
}
