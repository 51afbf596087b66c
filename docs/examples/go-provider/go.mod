module example.com/decisiongate-provider

go 1.21
