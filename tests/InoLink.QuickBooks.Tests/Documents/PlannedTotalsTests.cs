using System.Globalization;
using System.Text.Json.Nodes;
using InoLink.Engine;
using InoLink.Engine.Documents;
using InoLink.Engine.Tests.Documents;
using InoLink.Lab.QuickBooks;
using InoLink.QuickBooks.Model;
using InoLink.QuickBooks.OAuth;
using InoLink.QuickBooks.Tests.Contract;
using Xunit.Abstractions;

namespace InoLink.QuickBooks.Tests.Documents;

/// <summary>
/// Planned = booked (BOOKS B12): random documents are planned by the engine, sent over real HTTP to the simulated company, and what it books without tax is compared with the plan and
/// with the CRM, to the cent. The seed is printed; the environment variable INOLINK_SEED sets another.
/// </summary>
public sealed class PlannedTotalsTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int DocumentsEach = 40;
    private const int Batch = 30;
    private const string Service = "service";
    private const string Stock = "stock";

    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("INOLINK_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out int seed) ? seed : 20260309;

    private QuickBooksServer server = null!;

    public static TheoryData<string> Companies => [.. Kinds.Keys];

    private static Dictionary<string, Kind> Kinds { get; } = new()
    {
        ["US, tax by hand"] = new(new CompanyProfile { RealmId = "1001", Name = "By hand", AllowShipping = true }, DefaultCode: "3"),
        ["US, freight as an item"] = new(new CompanyProfile { RealmId = "1002", Name = "No shipping" }, DefaultCode: "2"),
        ["US, automated tax"] = new(new CompanyProfile { RealmId = "1003", Name = "Automated", AllowShipping = true, PartnerTaxEnabled = true }, FreightTaxable: true),
        ["US, the CRM's tax"] = new(new CompanyProfile { RealmId = "1004", Name = "CRM tax", AllowShipping = true, PartnerTaxEnabled = true }, CrmTax: true),
        ["US, no sales tax, discounts per unit"] = new(new CompanyProfile { RealmId = "1005", Name = "No tax", AllowShipping = true, UsingSalesTax = false }, PerUnit: true),
        ["Canada"] = new(new CompanyProfile { RealmId = "1006", Name = "Canada", Country = "CA", HomeCurrency = "CAD", AllowShipping = true }, Currency: "CAD", DefaultCode: "5", ZeroCode: "3", ProductCode: "6"),
        ["Britain, the CRM's tax"] = new(new CompanyProfile { RealmId = "1007", Name = "Britain", Country = "GB", HomeCurrency = "GBP" }, Currency: "GBP", DefaultCode: "2", ZeroCode: "4", ProductCode: "3", CrmTax: true),
        ["US, foreign customers"] = new(new CompanyProfile { RealmId = "1008", Name = "Foreign", AllowShipping = true, MultiCurrency = true }, Currency: "EUR", DefaultCode: "2"),
        ["Australia, own numbers"] = new(new CompanyProfile { RealmId = "1009", Name = "Australia", Country = "AU", HomeCurrency = "AUD", CustomTxnNumbers = true }, Currency: "AUD", DefaultCode: "2", ZeroCode: "3"),
    };

    public async Task InitializeAsync() => server = await QuickBooksServer.StartAsync(new QuickBooksServerOptions());

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Theory]
    [MemberData(nameof(Companies))]
    public void B12_WhatIsPlanned_IsWhatIsBooked(string name)
    {
        output.WriteLine($"seed {Seed}");
        Kind kind = Kinds[name];
        QuickBooksCompany books = server.GetOrCreateCompany(kind.Profile);
        Desk desk = new(books, kind, Open);
        Random random = new(Seed);
        List<(DocumentSource Document, Plan Plan)> planned = [];
        int refused = 0;
        while (planned.Count < DocumentsEach)
        {
            DocumentSource document = desk.Next(random);
            Plan plan = desk.Make(document, random);
            if (plan.Problem is { } problem)
            {
                refused++;
                Assert.Contains(problem.Code, new[] { "INO-1711", "INO-1714", "INO-1720" });
                continue;
            }

            planned.Add((document, plan));
        }

        foreach ((DocumentSource Document, Plan Plan)[] some in planned.Chunk(Batch))
        {
            IReadOnlyList<Answer> answers = Open(kind.Profile.RealmId).Send("b" + Guid.NewGuid().ToString("N")[..30], [.. some.Select(one => one.Plan.Write!)]);
            for (int i = 0; i < some.Length; i++)
            {
                Compare(some[i].Document, some[i].Plan, answers[i], kind);
            }
        }

        output.WriteLine($"{planned.Count} documents, {planned.Count} agree; {refused} were refused by name");
    }

    private static void Compare(DocumentSource document, Plan plan, Answer answer, Kind kind)
    {
        Assert.True(answer.Kind == AnswerKind.Done, $"{answer.Reason} {string.Join(" ", answer.Errors.Select(error => error.Detail))} {plan.Write!.Fields}");
        Assert.Equal(document.PreFreightAmount + document.Freight, plan.Totals!.PlannedNet);
        Assert.Equal(plan.Totals.PlannedNet, DocumentTotals.Planned(plan.Write!.Fields));
        Assert.Equal(plan.Totals.PlannedNet, DocumentTotals.Booked(answer.Body));
        if (kind.CrmTax)
        {
            Assert.Equal(document.Tax, DocumentTotals.Tax(answer.Body) ?? 0m);
        }

        Assert.Equal(plan.Write.Fields.Text("TxnDate"), answer.Body.Text("TxnDate"));
        Assert.Equal(plan.Write.Fields.Text("PrivateNote"), answer.Body.Text("PrivateNote"));
        Assert.Equal(plan.Write.Fields.Number("ExchangeRate"), document.Currency == kind.Profile.HomeCurrency ? null : answer.Body.Number("ExchangeRate"));
    }

    private IQuickBooksCompany Open(string realm)
    {
        QuickBooksApp app = server.CreateApp();
        MemoryTokenStore store = new(new Tokens { ClientId = app.ClientId, ClientSecret = app.ClientSecret, RefreshToken = server.GrantRefreshToken(app, realm) });
        return RestRoad.Open(new RoadEnd(QuickBooksHosts.For(production: false, server.Address.ToString()), realm, store, new TimeBudget(), null));
    }

    /// <summary>One kind of company and of settings.</summary>
    private sealed record Kind(
        CompanyProfile Profile, string Currency = "USD", string DefaultCode = "", string ZeroCode = "", string ProductCode = "", bool CrmTax = false, bool FreightTaxable = false, bool PerUnit = false);

    /// <summary>A salesperson's desk: the customers and items of the company, and documents that are planned with them.</summary>
    private sealed class Desk
    {
        private readonly Kind kind;
        private readonly CompanySettings settings;
        private readonly decimal? rate;
        private readonly string customer;
        private readonly Dictionary<Guid, LinkedItem> items = [];
        private readonly string writeIn;
        private readonly string discount;
        private readonly string shipping;
        private int count;

        public Desk(QuickBooksCompany books, Kind kind, Func<string, IQuickBooksCompany> open)
        {
            this.kind = kind;
            IQuickBooksCompany company = open(kind.Profile.RealmId);
            Answer read = company.ReadSettings(out CompanySettings? snapshot);
            settings = snapshot ?? throw new InvalidOperationException(read.Reason);
            decimal? today = null;
            if (kind.Profile.MultiCurrency)
            {
                company.ReadExchangeRate(kind.Currency, new DateTime(2026, 3, 9), out today);
                Assert.NotNull(today);
            }

            rate = today;
            JsonObject person = new() { ["DisplayName"] = "Customer " + kind.Currency };
            if (kind.Profile.MultiCurrency)
            {
                person["CurrencyRef"] = new JsonObject { ["value"] = kind.Currency };
            }

            customer = Id(books.Create("Customer", person));
            for (int i = 0; i < 4; i++)
            {
                string type = i == 0 ? Stock : Service;
                items[new Guid(i + 1, 0, 0, new byte[8])] = new LinkedItem { Id = Item(books, $"{type} {i}", type), IsInventory = type == Stock, TaxCode = i == 1 ? kind.ProductCode : "" };
            }

            (writeIn, discount, shipping) = (Item(books, "write in", Service), Item(books, "line discount", Service), Item(books, "shipping", Service));
        }

        public DocumentSource Next(Random random)
        {
            // stock among odd quantities would be refused nearly always
            bool odd = random.Next(2) == 0;
            Guid[] products = [.. items.Where(item => !odd || !item.Value.IsInventory).Select(item => item.Key)];
            RandomOptions options = new(products, kind.Currency, Calculation: kind.PerUnit ? DiscountCalculation.PerUnit : DiscountCalculation.PerLine, Endless: odd);
            DocumentSource document = new RandomDocuments(random.Next(), options).Next(random.Next(10) == 0 ? 200 : random.Next(1, 40));
            document.Number = "N" + (++count).ToString(CultureInfo.InvariantCulture);
            document.BaseCurrency = kind.Profile.HomeCurrency;
            document.Tax ??= 0m;
            return document;
        }

        public Plan Make(DocumentSource document, Random random)
        {
            DocumentPreferences preferences = new()
            {
                WriteInItem = writeIn,
                LineDiscountItem = discount,
                ShippingItem = shipping,
                DefaultTaxCode = kind.DefaultCode,
                ZeroTaxCode = kind.ZeroCode,
                ShippingTaxCode = kind.ZeroCode,
                CrmTaxAmount = kind.CrmTax,
                FreightTaxable = kind.FreightTaxable,
                UseCrmNumbers = kind.Profile.CustomTxnNumbers,
                DepositAccount = "4",
                PaymentMethod = "1",
                OrderBecomes = new[] { "Invoice", "SalesReceipt", "Estimate" }[random.Next(3)],
                DiscountCalculation = kind.PerUnit ? DiscountCalculation.PerUnit : DiscountCalculation.PerLine,
            };
            DocumentContext context = new()
            {
                CustomerId = customer,
                CustomerCurrency = kind.Currency,
                Items = items,
                QuickBooksRate = rate,
                Today = new DateTime(2026, 3, 9),
                Marker = "ino:" + random.Next(1_000_000_000).ToString("D10", CultureInfo.InvariantCulture),
            };
            return DocumentPlanner.Make(document, context, preferences, settings);
        }

        private static string Item(QuickBooksCompany books, string name, string type)
        {
            JsonObject item = new() { ["Name"] = name, ["Type"] = "Service", ["IncomeAccountRef"] = new JsonObject { ["value"] = "1" } };
            if (type == Stock)
            {
                item = new JsonObject
                {
                    ["Name"] = name,
                    ["Type"] = "Inventory",
                    ["TrackQtyOnHand"] = true,
                    ["QtyOnHand"] = 0,
                    ["InvStartDate"] = "2025-01-01",
                    ["IncomeAccountRef"] = new JsonObject { ["value"] = "79" },
                    ["ExpenseAccountRef"] = new JsonObject { ["value"] = "80" },
                    ["AssetAccountRef"] = new JsonObject { ["value"] = "81" },
                };
            }

            return Id(books.Create("Item", item));
        }

        private static string Id(JsonObject created) => (string)created["Id"]!;
    }
}
